package org.embeddedmesh.server.ads;

/** Who can be pushed to. */
interface PushTarget {

    /** Sends what changed; reports to {@link PushQueue#pushed} when all of it is sent, now or later. */
    void push();
}
