package org.embeddedmesh.outbound;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that is advanced by hand. */
final class TestClock implements LongSupplier {

    private long nanos = Long.MAX_VALUE - 1_000_000;

    @Override
    public long getAsLong() {
        return nanos;
    }

    void advance(Duration time) {
        nanos += time.toNanos();
    }
}
