package org.embeddedmesh.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.embeddedmesh.balance.ActiveRequests;
import org.embeddedmesh.balance.LiveEndpoint;
import org.embeddedmesh.balance.LoadBalancer;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.jspecify.annotations.Nullable;

/**
 * A cluster with its endpoints and their running state. The state of an address lives as long as the cluster has that
 * address; the balancer's as long as nothing of the cluster changes.
 */
public final class LiveCluster {

    private final Cluster cluster;
    private final LoadAssignment assignment;
    private final List<LiveEndpoint> endpoints;
    private final LoadBalancer balancer;
    private final Optional<LiveCluster> found = Optional.of(this);

    private LiveCluster(Cluster cluster, LoadAssignment assignment, List<LiveEndpoint> endpoints, LongSupplier random) {
        this.cluster = cluster;
        this.assignment = assignment;
        this.endpoints = endpoints;
        this.balancer = LoadBalancer.of(cluster.loadBalancing(), endpoints, cluster.panicThreshold(), random);
    }

    /**
     * Goes on from what was, where there was something.
     *
     * @param random where the balancer begins
     */
    static LiveCluster of(
            Cluster cluster, LoadAssignment assignment, @Nullable LiveCluster previous, LongSupplier random) {
        if (previous != null && previous.cluster.equals(cluster) && previous.assignment.equals(assignment)) {
            return previous;
        }
        Map<Address, LiveEndpoint> known = previous == null ? Map.of() : previous.byAddress();
        return new LiveCluster(
                cluster,
                assignment,
                assignment.endpoints().stream().map(it -> live(it, known)).toList(),
                random);
    }

    private static LiveEndpoint live(Endpoint endpoint, Map<Address, LiveEndpoint> known) {
        LiveEndpoint before = known.get(Address.of(endpoint));
        return before == null ? new LiveEndpoint(endpoint, new ActiveRequests()) : before.as(endpoint);
    }

    /** As it was configured. */
    public Cluster cluster() {
        return cluster;
    }

    /** All endpoints, usable or not. */
    public List<LiveEndpoint> endpoints() {
        return endpoints;
    }

    /** Chooses an endpoint, see {@link LoadBalancer#pick}. */
    public Optional<LiveEndpoint> pick(LongSupplier random) {
        return balancer.pick(random);
    }

    /** The endpoints that can be chosen, see {@link LoadBalancer#candidates}. */
    public List<LiveEndpoint> candidates() {
        return balancer.candidates();
    }

    /** The part of the picks that each endpoint gets now, see {@link LoadBalancer#chances}. */
    public Map<LiveEndpoint, Double> chances() {
        return balancer.chances();
    }

    Optional<LiveCluster> found() {
        return found;
    }

    private Map<Address, LiveEndpoint> byAddress() {
        return endpoints.stream()
                .collect(Collectors.toMap(it -> Address.of(it.endpoint()), it -> it, (first, second) -> first));
    }

    private record Address(String address, int port) {

        static Address of(Endpoint endpoint) {
            return new Address(endpoint.address(), endpoint.port());
        }
    }
}
