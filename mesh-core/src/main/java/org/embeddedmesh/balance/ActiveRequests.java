package org.embeddedmesh.balance;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests one address of a cluster is serving for this process. Safe for several threads. */
public final class ActiveRequests {

    private final AtomicInteger count = new AtomicInteger();

    /** A request begins. */
    public void begin() {
        count.incrementAndGet();
    }

    /** A request that began has ended. */
    public void end() {
        count.decrementAndGet();
    }

    /** Requests that have begun and not ended. */
    public int count() {
        return count.get();
    }
}
