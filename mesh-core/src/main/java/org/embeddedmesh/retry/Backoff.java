package org.embeddedmesh.retry;

import java.time.Duration;

/**
 * Envoy's jittered exponential back-off, as its code has it: a random part of an interval that doubles up to a maximum.
 *
 * @param base the first interval; less than a millisecond counts as one
 * @param max the last interval
 */
public record Backoff(Duration base, Duration max) {

    private static final int MOST_DOUBLINGS = 40;

    /**
     * The wait before a repetition, in whole milliseconds and less than its interval.
     *
     * @param repetition 1 for the first
     * @param random not negative
     */
    public Duration delay(int repetition, long random) {
        long first = Math.max(1, base.toMillis());
        long last = Math.max(1, max.toMillis());
        int doublings = Math.min(repetition - 1, MOST_DOUBLINGS);
        boolean reachesMax = first > last >> doublings;
        long interval = reachesMax ? last : first << doublings;
        return Duration.ofMillis(random % interval);
    }
}
