package org.embeddedmesh.balance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Any endpoint, all equally likely: as in Envoy, weights do not count. */
final class RandomChoice implements LoadBalancer {

    private final LiveEndpoint[] endpoints;

    RandomChoice(List<LiveEndpoint> endpoints) {
        this.endpoints = endpoints.toArray(LiveEndpoint[]::new);
    }

    @Override
    public Optional<LiveEndpoint> pick(LongSupplier random) {
        return endpoints[(int) (random.getAsLong() % endpoints.length)].picked();
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
