package org.embeddedmesh.spring.server;

import java.util.concurrent.atomic.LongAdder;

/** The requests that this process is answering, and whether it wants more of them. Safe for several threads. */
public final class InboundTraffic {

    private final LongAdder inFlight = new LongAdder();
    private volatile boolean draining;
    private volatile boolean ofMesh;

    /** Requests that have begun and not ended. */
    public long inFlight() {
        return inFlight.sum();
    }

    /** Whether callers are told to take their next request elsewhere. */
    public boolean isDraining() {
        return draining;
    }

    /** Whether any request has come from a member of a mesh. */
    boolean isOfMesh() {
        return ofMesh;
    }

    void ofMesh() {
        ofMesh = true;
    }

    void drain() {
        draining = true;
    }

    void begin() {
        inFlight.increment();
    }

    void end() {
        inFlight.decrement();
    }
}
