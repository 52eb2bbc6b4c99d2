package org.embeddedmesh.balance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** One after the other, beginning anywhere; endpoints of unequal weights by earliest deadline. */
final class RoundRobin implements LoadBalancer {

    private final LiveEndpoint[] endpoints;
    private final AtomicInteger next;

    private RoundRobin(List<LiveEndpoint> endpoints, LongSupplier random) {
        this.endpoints = endpoints.toArray(LiveEndpoint[]::new);
        this.next = new AtomicInteger((int) (random.getAsLong() % this.endpoints.length));
    }

    static LoadBalancer of(List<LiveEndpoint> endpoints, LongSupplier random) {
        return EarliestDeadline.isNeeded(endpoints)
                ? new EarliestDeadline(endpoints, LiveEndpoint::weight, random)
                : new RoundRobin(endpoints, random);
    }

    @Override
    public Optional<LiveEndpoint> pick(LongSupplier random) {
        return endpoints[Math.floorMod(next.getAndIncrement(), endpoints.length)].picked();
    }

    @Override
    public List<LiveEndpoint> candidates() {
        return List.of(endpoints);
    }

    @Override
    public Map<LiveEndpoint, Double> chances() {
        return Chances.of(endpoints, it -> 1);
    }
}
