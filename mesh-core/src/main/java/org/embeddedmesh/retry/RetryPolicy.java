package org.embeddedmesh.retry;

import java.time.Duration;
import java.util.Set;

/**
 * When an attempt is repeated, Envoy's {@code RetryPolicy}.
 *
 * @param retryOn Envoy's words; empty: never
 * @param numRetries attempts after the first
 * @param perTryTimeout zero: none beside the route's
 * @param retriableStatusCodes for {@code retriable-status-codes}
 * @param backoffBase first upper bound of the random wait
 * @param backoffMax last upper bound of the random wait
 * @param avoidPreviousHosts pick another endpoint for a further attempt, where there is one
 * @param hostSelectionMaxAttempts picks before an endpoint tried already is taken after all
 */
public record RetryPolicy(
        Set<RetryOn> retryOn,
        int numRetries,
        Duration perTryTimeout,
        Set<Integer> retriableStatusCodes,
        Duration backoffBase,
        Duration backoffMax,
        boolean avoidPreviousHosts,
        int hostSelectionMaxAttempts) {

    public static final Duration DEFAULT_BACKOFF_BASE = Duration.ofMillis(25);

    /** Envoy without a retry policy: every failure is final. */
    public static final RetryPolicy NEVER = new RetryPolicy(
            Set.of(),
            0,
            Duration.ZERO,
            Set.of(),
            DEFAULT_BACKOFF_BASE,
            DEFAULT_BACKOFF_BASE.multipliedBy(10),
            false,
            1);

    public RetryPolicy {
        retryOn = Set.copyOf(retryOn);
        retriableStatusCodes = Set.copyOf(retriableStatusCodes);
        if (backoffMax.compareTo(backoffBase) < 0) {
            throw new IllegalArgumentException("back-off max " + backoffMax + " is less than its base " + backoffBase);
        }
    }
}
