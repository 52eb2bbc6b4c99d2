package org.embeddedmesh.balance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Chooses the endpoint of an attempt among those of a cluster. Safe for several threads, takes no lock. */
public interface LoadBalancer {

    /** Has no endpoint. */
    LoadBalancer NONE = new LoadBalancer() {
        @Override
        public Optional<LiveEndpoint> pick(LongSupplier random) {
            return Optional.empty();
        }

        @Override
        public List<LiveEndpoint> candidates() {
            return List.of();
        }
    };

    /**
     * The endpoint for one attempt; empty: none can be used. The choice does not count as a request: the caller tells the
     * endpoint when one starts and ends.
     *
     * @param random gives numbers that are not negative
     */
    Optional<LiveEndpoint> pick(LongSupplier random);

    /** All endpoints that a pick can have for its answer. Not meant for every attempt: the list may be a new one. */
    List<LiveEndpoint> candidates();

    /**
     * The part of the picks that each endpoint gets, between 0 and 1, if the active requests stay as they are; an endpoint
     * that gets none may be missing. Picks nothing and changes nothing.
     */
    default Map<LiveEndpoint, Double> chances() {
        return Map.of();
    }

    /**
     * A balancer among the usable ones of these endpoints, with Envoy's rules for health, priorities and panic.
     *
     * @param panicThreshold percentage of usable endpoints of a priority below which all of them are used; 0: never
     * @param random where it begins
     */
    static LoadBalancer of(
            LoadBalancingPolicy policy, List<LiveEndpoint> endpoints, int panicThreshold, LongSupplier random) {
        return PriorityLevels.of(policy, endpoints, panicThreshold, random);
    }
}
