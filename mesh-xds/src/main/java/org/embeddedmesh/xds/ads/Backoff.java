package org.embeddedmesh.xds.ads;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: a random time between nothing and a bound that doubles, full jitter. Used by
 * one thread.
 */
public final class Backoff {

    private static final int MAX_DOUBLINGS = 20;
    private static final Duration PROMPT = Duration.ofMillis(200);

    private final Duration base;
    private final Duration max;
    private final DoubleSupplier random;
    private int failures;

    /** @param random from 0 to 1, all equally likely */
    public Backoff(Duration base, Duration max, DoubleSupplier random) {
        this.base = base;
        this.max = max;
        this.random = random;
    }

    public Duration next() {
        Duration bound = base.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        return upTo(bound.compareTo(max) < 0 ? bound : max);
    }

    /** After an end that was no failure: just enough to keep a fleet from coming back in one moment. */
    public Duration prompt() {
        return upTo(PROMPT);
    }

    public void reset() {
        failures = 0;
    }

    private Duration upTo(Duration bound) {
        return Duration.ofNanos((long) (bound.toNanos() * random.getAsDouble()));
    }
}
