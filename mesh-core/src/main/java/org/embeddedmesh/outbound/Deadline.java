package org.embeddedmesh.outbound;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When something must be over, by a nano clock; or never. */
final class Deadline {

    static final Deadline NEVER = new Deadline(0);

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /** So long from now; zero: never. */
    static Deadline after(Duration time, LongSupplier clock) {
        return time.isZero() ? NEVER : new Deadline(clock.getAsLong() + time.toNanos());
    }

    boolean isNever() {
        return this == NEVER;
    }

    boolean hasPassed(LongSupplier clock) {
        return !isNever() && nanos - clock.getAsLong() <= 0;
    }

    /** Time left; zero: no limit. Only asked before it has passed. */
    Duration left(LongSupplier clock) {
        return isNever() ? Duration.ZERO : Duration.ofNanos(Math.max(1, nanos - clock.getAsLong()));
    }
}
