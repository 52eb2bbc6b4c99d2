package org.embeddedmesh.xds.ads;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds back refusals that were told before: a server that answers each with the same resource again would keep both sides
 * busy for nothing. Used on the loop.
 */
final class RepeatedRefusals {

    private static final Duration BASE = Duration.ofMillis(500);
    private static final Duration MAX = Duration.ofSeconds(5);

    private final Map<String, Told> told = new HashMap<>();

    /** How long this answer has to wait: not at all, unless it refuses what the last one of its type did. */
    Duration wait(String typeUrl, List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            told.remove(typeUrl);
            return Duration.ZERO;
        }
        Told before = told.get(typeUrl);
        Duration wait = before != null && before.refusals.equals(refusals) ? before.nextWait() : Duration.ZERO;
        told.put(typeUrl, new Told(refusals, wait));
        return wait;
    }

    private record Told(List<Refusal> refusals, Duration waited) {

        private Duration nextWait() {
            Duration next = waited.isZero() ? BASE : waited.multipliedBy(2);
            return next.compareTo(MAX) < 0 ? next : MAX;
        }
    }
}
