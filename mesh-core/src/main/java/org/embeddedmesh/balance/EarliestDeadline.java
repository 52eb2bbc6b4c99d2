package org.embeddedmesh.balance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Envoy's earliest-deadline-first schedule: an endpoint is due again {@code 1 / weight} after it was picked; of those due at
 * one time, the one that waits longest comes first. One thread at a time sees Envoy's order exactly; several threads each
 * claim an endpoint by one atomic change, so that none waits for another. A pick takes as many steps as the logarithm of the
 * number of endpoints.
 */
final class EarliestDeadline implements LoadBalancer {

    private static final int MOST_PRE_PICKS = 1024;

    private final LiveEndpoint[] endpoints;
    private final ToDoubleFunction<LiveEndpoint> weight;
    private final AtomicLongArray deadlines;
    private final AtomicLongArray turns;
    private final AtomicLong lastTurn = new AtomicLong();
    private final Tournament tournament;

    EarliestDeadline(List<LiveEndpoint> endpoints, ToDoubleFunction<LiveEndpoint> weight, LongSupplier random) {
        this.endpoints = endpoints.toArray(LiveEndpoint[]::new);
        this.weight = weight;
        this.deadlines = new AtomicLongArray(this.endpoints.length);
        this.turns = new AtomicLongArray(this.endpoints.length);
        for (int i = 0; i < this.endpoints.length; i++) {
            deadlines.set(i, Double.doubleToRawLongBits(1 / weight.applyAsDouble(this.endpoints[i])));
            turns.set(i, lastTurn.incrementAndGet());
        }
        this.tournament = new Tournament(this.endpoints.length, this::isBefore);
        long prePicks = random.getAsLong() % Math.min(MOST_PRE_PICKS, totalWeight(endpoints));
        for (int i = 0; i < prePicks; i++) {
            pick(random);
        }
    }

    static boolean isNeeded(List<LiveEndpoint> endpoints) {
        return endpoints.stream().mapToInt(LiveEndpoint::weight).distinct().count() > 1;
    }

    @Override
    public Optional<LiveEndpoint> pick(LongSupplier random) {
        while (true) {
            int due = tournament.first();
            long deadline = deadlines.get(due);
            if (!tournament.isFirst(due)) {
                // Another thread has claimed it and not told the tournament yet.
                tournament.moved(due);
            } else if (deadlines.compareAndSet(due, deadline, next(due, deadline))) {
                turns.set(due, lastTurn.incrementAndGet());
                tournament.moved(due);
                return endpoints[due].picked();
            }
        }
    }

    @Override
    public List<LiveEndpoint> candidates() {
        return List.of(endpoints);
    }

    @Override
    public Map<LiveEndpoint, Double> chances() {
        return Chances.of(endpoints, weight);
    }

    private long next(int due, long deadline) {
        return Double.doubleToRawLongBits(Double.longBitsToDouble(deadline) + 1 / weight.applyAsDouble(endpoints[due]));
    }

    /** The bits of doubles that are not negative are in the order of the doubles. */
    private boolean isBefore(int one, int other) {
        long mine = deadlines.get(one);
        long its = deadlines.get(other);
        return mine < its || (mine == its && turns.get(one) < turns.get(other));
    }

    private static long totalWeight(List<LiveEndpoint> endpoints) {
        return endpoints.stream().mapToLong(LiveEndpoint::weight).sum();
    }
}
