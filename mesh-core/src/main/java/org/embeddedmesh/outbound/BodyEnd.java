package org.embeddedmesh.outbound;

/** How the body of a response ended, told by the door that handed it on. */
public enum BodyEnd {
    /** All of it came. */
    WHOLE,
    /** The connection ended before it, or what came was not HTTP any more. */
    BROKEN,
    /** The time to read it was over, be it the call's or the caller's own. */
    TIMED_OUT,
    /** The caller did not want the rest. */
    ABANDONED
}
