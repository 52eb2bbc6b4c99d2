package org.embeddedmesh.xds.ads;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: a random time between nothing and a bound that doubles, full jitter. Used by
 * one thread.
 */
public final class Backoff {

    /** A connection that lived so long was a good one: what ended it is no sign of trouble at the server. */
    static final Duration STEADY = Duration.ofSeconds(10);

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

    /**
     * After an end that was no failure: just enough to keep a fleet from coming back in one moment. Counts as a failure all
     * the same until it is known how long the next connection lives.
     */
    public Duration prompt() {
        failures++;
        return upTo(PROMPT);
    }

    /** Whether there was no trouble lately. */
    public boolean isFresh() {
        return failures == 0;
    }

    /** The connection that ended now had lived so long. */
    public void lived(Duration time) {
        if (isSteady(time)) {
            reset();
        }
    }

    static boolean isSteady(Duration lived) {
        return lived.compareTo(STEADY) >= 0;
    }

    public void reset() {
        failures = 0;
    }

    private Duration upTo(Duration bound) {
        return Duration.ofNanos((long) (bound.toNanos() * random.getAsDouble()));
    }
}
