package org.embeddedmesh.outbound;

/**
 * A copy of a call's first attempt for another cluster. A door sends it in its own time or not at all, and in any case
 * says when it is over; whatever comes of it, the call knows nothing of it. May be used by another thread than the call.
 */
public interface MirrorAttempt extends Attempt {

    /** The endpoint has answered, will not, or was never asked. May be called more than once. */
    void finished();
}
