package org.embeddedmesh.snapshot;

import java.time.Duration;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.route.Origin;

/**
 * How a group of endpoints is called, Envoy's {@code Cluster}.
 *
 * @param name {@code outbound|9095|v1|helloworldservice.default.svc.cluster.local}
 * @param loadAssignment name of its endpoints' resource
 * @param connectTimeout of one connection
 * @param idleTimeout after which an unused connection is closed
 * @param maxRequestsPerConnection 0: no limit
 */
public record Cluster(
        String name,
        String loadAssignment,
        LoadBalancingPolicy loadBalancing,
        Duration connectTimeout,
        Duration idleTimeout,
        int maxRequestsPerConnection,
        Origin origin) {

    /** MeshConfig's default, 10 seconds. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Envoy's default, one hour. */
    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofHours(1);
}
