package org.embeddedmesh.spring.actuate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.HostIndex;
import org.embeddedmesh.snapshot.Snapshot;
import org.embeddedmesh.spring.client.Mirrors;
import org.embeddedmesh.xds.CacheStatus;
import org.embeddedmesh.xds.ControlPlaneStatus;
import org.embeddedmesh.xds.Subscription;
import org.jspecify.annotations.Nullable;

/** What {@code /actuator/mesh} answers. */
public record MeshReport(
        ControlPlane controlPlane,
        Hosts hosts,
        List<ListenerReport> listeners,
        List<RouteConfigurationReport> routeConfigurations,
        List<ClusterReport> clusters,
        List<SubscriptionReport> subscriptions,
        List<String> refusals,
        List<String> ignoredFields,
        @Nullable Inbound inbound,
        Mirrors.@Nullable Counts mirrors) {

    static MeshReport of(
            ControlPlaneStatus status, Snapshot snapshot, @Nullable Inbound inbound, Mirrors.@Nullable Counts mirrors) {
        return new MeshReport(
                ControlPlane.of(status),
                snapshot.hostIndex().map(Hosts::of).orElse(Hosts.NONE),
                snapshot.listeners().stream()
                        .map(it -> new ListenerReport(it.destination().toString(), it.routeConfiguration()))
                        .toList(),
                snapshot.routeConfigurations().stream()
                        .map(RouteConfigurationReport::of)
                        .toList(),
                snapshot.clusters().stream()
                        .map(it -> ClusterReport.of(it, snapshot.endpoints(it.name())))
                        .toList(),
                status.subscriptions().stream().map(SubscriptionReport::of).toList(),
                status.subscriptions().stream()
                        .flatMap(it -> it.error().stream().map(why -> it.type() + "/" + it.name() + ": " + why))
                        .toList(),
                status.ignoredFields(),
                inbound,
                mirrors);
    }

    /** @param workload the name that the registry knows this process by, empty if it does not */
    public record ControlPlane(
            String server, String state, String since, String lastError, String workload, CacheReport cache) {

        static ControlPlane of(ControlPlaneStatus status) {
            return new ControlPlane(
                    status.server(),
                    status.state().name(),
                    status.since().toString(),
                    status.lastError().orElse(""),
                    status.workloadName().orElse(""),
                    CacheReport.of(status.cache()));
        }
    }

    /**
     * The last known good on disk.
     *
     * @param time when it was known to be what the control plane says, empty: there is none
     * @param age since then
     */
    public record CacheReport(String state, String time, String age, int resources, String file, String problem) {

        static CacheReport of(CacheStatus status) {
            return new CacheReport(
                    status.state().name(),
                    status.time().map(Instant::toString).orElse(""),
                    status.time().map(CacheReport::age).orElse(""),
                    status.resources(),
                    status.file().orElse(""),
                    status.problem().orElse(""));
        }

        private static String age(Instant time) {
            return Duration.between(time, Instant.now())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        }
    }

    /** @param known protocols by host and port */
    public record Hosts(
            String outboundTrafficPolicy, String domainSuffix, Map<String, ? extends Map<Integer, ?>> known) {

        static final Hosts NONE = new Hosts("", "", Map.of());

        static Hosts of(HostIndex index) {
            return new Hosts(index.outboundTrafficPolicy().name(), index.domainSuffix(), index.hosts());
        }
    }

    public record ListenerReport(String destination, String routeConfiguration) {}

    public record ClusterReport(String name, String loadBalancing, String origin, List<EndpointReport> endpoints) {

        static ClusterReport of(Cluster cluster, List<Endpoint> endpoints) {
            return new ClusterReport(
                    cluster.name(),
                    cluster.loadBalancing().name(),
                    cluster.origin().resource(),
                    endpoints.stream().map(EndpointReport::of).toList());
        }
    }

    public record EndpointReport(
            String address,
            int port,
            int weight,
            int priority,
            String health,
            String locality,
            Map<String, String> metadata) {

        static EndpointReport of(Endpoint endpoint) {
            String locality = endpoint.locality().region() + "/"
                    + endpoint.locality().zone() + "/" + endpoint.locality().subZone();
            return new EndpointReport(
                    endpoint.address(),
                    endpoint.port(),
                    endpoint.weight(),
                    endpoint.priority(),
                    endpoint.health().name(),
                    locality.equals("//") ? "" : locality,
                    endpoint.metadata());
        }
    }

    public record SubscriptionReport(String type, String name, String version, String status) {

        static SubscriptionReport of(Subscription subscription) {
            return new SubscriptionReport(
                    subscription.type(),
                    subscription.name(),
                    subscription.version(),
                    subscription.status().name());
        }
    }

    /** Requests that arrive here. */
    public record Inbound(long inFlight, boolean draining) {}
}
