package org.embeddedmesh.istio.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What workloads of a namespace may call, and of which rules they hear. */
public record Sidecar(
        @Described("Workloads that it is for; without it, all of the namespace.") @Nullable
        WorkloadSelector workloadSelector,

        @NotYet("applications listen themselves") List<IstioIngressListener> ingress,

        @Described("Hosts that may be called, by port; without it, all.")
        List<IstioEgressListener> egress,

        @NotYet @Nullable ConnectionPoolSettings inboundConnectionPool,

        @Described("What becomes of calls to other hosts; without it, what holds for the mesh.") @Nullable
        OutboundTrafficPolicy outboundTrafficPolicy) {
    public Sidecar {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /** A port that the workload listens on. */
    public record IstioIngressListener(
            @Required SidecarPort port,
            String bind,
            @OneOf({"DEFAULT", "IPTABLES", "NONE"}) String captureMode,
            String defaultEndpoint,
            @Nullable ServerTlsSettings tls,
            @Nullable ConnectionPoolSettings connectionPool) {}

    /** Hosts that may be called on a port, or on all ports that have no listener of their own. */
    public record IstioEgressListener(
            @Nullable SidecarPort port,

            @NotYet("a caller in the mesh needs no address to bind to")
            String bind,

            @NotYet @OneOf({"DEFAULT", "IPTABLES", "NONE"}) String captureMode,

            @Described("namespace/host; the namespace may be *, . or ~, the host may begin with a wildcard.") @Required
            List<String> hosts) {
        public IstioEgressListener {
            hosts = List.copyOf(hosts);
        }
    }

    /** A port as a Sidecar names it. */
    public record SidecarPort(
            @Range(min = 0, max = 65535) int number,
            String protocol,
            String name,
            @Range(min = 0, max = 65535) int targetPort) {}

    /**
     * What becomes of calls to hosts that may not be called otherwise.
     *
     * @param mode empty: REGISTRY_ONLY
     */
    public record OutboundTrafficPolicy(
            @OneOf({"REGISTRY_ONLY", "ALLOW_ANY"}) String mode,
            @NotYet @Nullable Destination egressProxy) {}
}
