package org.embeddedmesh.endpoint;

import java.util.Map;

/**
 * One place that answers for a cluster.
 *
 * @param address IP address or name to connect to
 * @param weight at least 1
 * @param priority 0, the highest, to 128
 * @param metadata what the control plane says of it beyond that: {@code tlsMode}, {@code workload}
 */
public record Endpoint(
        String address,
        int port,
        int weight,
        int priority,
        HealthStatus health,
        Locality locality,
        Map<String, String> metadata) {

    private static final int LOWEST_PRIORITY = 128;

    public Endpoint {
        if (weight < 1) {
            throw new IllegalArgumentException("endpoint " + address + ":" + port + " has weight " + weight);
        }
        if (priority < 0 || priority > LOWEST_PRIORITY) {
            throw new IllegalArgumentException("endpoint " + address + ":" + port + " has priority " + priority);
        }
        metadata = Map.copyOf(metadata);
    }
}
