package org.embeddedmesh.istio.resource;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the endpoints of a service or subset are called. */
public record TrafficPolicy(
        @Nullable LoadBalancerSettings loadBalancer,
        @Nullable ConnectionPoolSettings connectionPool,
        @NotYet @Nullable OutlierDetection outlierDetection,
        @NotYet @Nullable ClientTlsSettings tls,
        List<PortTrafficPolicy> portLevelSettings,
        @NotYet @Nullable Tunnel tunnel,
        @NotYet @Nullable ProxyProtocol proxyProtocol,
        @NotYet @Nullable RetryBudget retryBudget) {
    public TrafficPolicy {
        portLevelSettings = List.copyOf(portLevelSettings);
    }

    /** A tunnel through a proxy. */
    public record Tunnel(
            String protocol,
            @Required String targetHost,
            @Required @Range(min = 1, max = 65535) int targetPort) {}

    /** The PROXY protocol towards the endpoints. */
    public record ProxyProtocol(@OneOf({"V1", "V2"}) String version) {}

    /** How many retries may run at once. */
    public record RetryBudget(
            @Range(min = 0, max = 100) @Nullable Double percent,
            @Range(min = 0, max = Integer.MAX_VALUE) int minRetryConcurrency,
            @ZeroAllowed @Nullable Duration budgetInterval) {}
}
