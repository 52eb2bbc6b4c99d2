package org.embeddedmesh.balance;

import java.util.function.LongSupplier;

/** Whether an address has said that it takes no more requests. Safe for several threads. */
final class Departure {

    private static final long NONE = 0;

    private volatile long until = NONE;

    /** @param until as of the clock that it is asked with */
    void announced(long until) {
        this.until = until;
    }

    boolean isUnderWay(LongSupplier nanoClock) {
        long end = until;
        return end != NONE && end - nanoClock.getAsLong() > 0;
    }
}
