package org.embeddedmesh.test;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock on which time passes only when somebody waits. */
final class ManualClock implements LongSupplier {

    private long nanos;

    @Override
    public long getAsLong() {
        return nanos;
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }
}
