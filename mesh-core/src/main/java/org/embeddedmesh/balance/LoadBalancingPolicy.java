package org.embeddedmesh.balance;

/** How an endpoint is chosen. */
public enum LoadBalancingPolicy {
    ROUND_ROBIN,
    /** The less busy of two, Istio's default. */
    LEAST_REQUEST,
    /** Any, whatever its weight. */
    RANDOM
}
