package org.embeddedmesh.snapshot;

import java.time.Duration;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.route.Origin;

/**
 * How a group of endpoints is called, Envoy's {@code Cluster}.
 *
 * @param name {@code outbound|9095|v1|helloworldservice.default.svc.cluster.local}
 * @param loadAssignment name of its endpoints' resource
 * @param panicThreshold percentage of usable endpoints of a priority below which all of them are used; 0: never
 * @param connectTimeout of one connection
 * @param idleTimeout after which an unused connection is closed
 * @param maxRequestsPerConnection 0: no limit
 */
public record Cluster(
        String name,
        String loadAssignment,
        LoadBalancingPolicy loadBalancing,
        int panicThreshold,
        Duration connectTimeout,
        Duration idleTimeout,
        int maxRequestsPerConnection,
        Origin origin) {

    /** Envoy's default, 50 percent. */
    public static final int DEFAULT_PANIC_THRESHOLD = 50;

    /** MeshConfig's default, 10 seconds. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Envoy's default, one hour. */
    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofHours(1);
}
