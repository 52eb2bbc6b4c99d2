package org.embeddedmesh.balance;

import java.util.List;
import java.util.function.LongSupplier;

/** How an endpoint is chosen. */
public enum LoadBalancingPolicy {
    ROUND_ROBIN,
    /** The less busy of two, Istio's default. */
    LEAST_REQUEST,
    /** Any, whatever its weight. */
    RANDOM;

    LoadBalancer among(List<LiveEndpoint> endpoints, LongSupplier random) {
        if (endpoints.isEmpty()) {
            return LoadBalancer.NONE;
        }
        return switch (this) {
            case ROUND_ROBIN -> RoundRobin.of(endpoints, random);
            case LEAST_REQUEST -> LeastRequest.of(endpoints, random);
            case RANDOM -> new RandomChoice(endpoints);
        };
    }
}
