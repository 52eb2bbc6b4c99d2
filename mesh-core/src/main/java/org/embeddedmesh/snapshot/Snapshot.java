package org.embeddedmesh.snapshot;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.embeddedmesh.balance.LiveEndpoint;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.route.RouteTable;
import org.embeddedmesh.snapshot.KnownDestination.Connections;
import org.jspecify.annotations.Nullable;

/** Everything that decides a call, at one moment. Immutable; a call keeps the one that it began with. */
public final class Snapshot {

    static final Snapshot EMPTY = new Snapshot(null, Map.of(), Map.of(), Map.of(), Set.of());

    private final Optional<HostIndex> hostIndex;
    private final Map<Authority, KnownDestination> known;
    private final Map<String, RouteTable> routeTables;
    private final Map<String, LiveCluster> clusters;
    private final Set<String> awaitedClusters;
    private final Destinations destinations = new Destinations(this);

    Snapshot(
            @Nullable HostIndex hostIndex,
            Map<Authority, KnownDestination> known,
            Map<String, RouteTable> routeTables,
            Map<String, LiveCluster> clusters,
            Set<String> awaitedClusters) {
        this.hostIndex = Optional.ofNullable(hostIndex);
        this.known = Collections.unmodifiableMap(new HashMap<>(known));
        this.routeTables = Collections.unmodifiableMap(new HashMap<>(routeTables));
        this.clusters = Collections.unmodifiableMap(new HashMap<>(clusters));
        this.awaitedClusters = Set.copyOf(awaitedClusters);
    }

    /** The hosts of the mesh; empty before the control plane has told them. */
    public Optional<HostIndex> hostIndex() {
        return hostIndex;
    }

    /** Listeners of requests that are configured. */
    public Collection<OutboundListener> listeners() {
        return known.values().stream()
                .map(KnownDestination::listener)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Listeners of connections that are configured. */
    public Collection<TcpListener> tcpListeners() {
        return known.values().stream()
                .map(KnownDestination::connections)
                .filter(Objects::nonNull)
                .map(Connections::listener)
                .toList();
    }

    /** Tables of routes that are configured. */
    public Collection<RouteConfiguration> routeConfigurations() {
        return routeTables.values().stream().map(RouteTable::configuration).toList();
    }

    /** Clusters that are configured. */
    public Collection<Cluster> clusters() {
        return clusters.values().stream().map(LiveCluster::cluster).toList();
    }

    /** The endpoints of a cluster, usable or not; empty if they are not known. */
    public List<Endpoint> endpoints(String cluster) {
        return cluster(cluster)
                .map(it -> it.endpoints().stream().map(LiveEndpoint::endpoint).toList())
                .orElse(List.of());
    }

    /** A cluster with its running state. */
    public Optional<LiveCluster> cluster(String name) {
        LiveCluster cluster = clusters.get(name);
        return cluster == null ? Optional.empty() : cluster.found();
    }

    /** Whether a cluster that is not there was asked for, and may still come. */
    public boolean isAwaited(String cluster) {
        return awaitedClusters.contains(cluster);
    }

    /**
     * Where a call goes.
     *
     * @param authority host and perhaps port, as the caller wrote them
     * @param port that the call goes to
     * @param namespace of the caller
     */
    public Destination destination(String authority, int port, String namespace) {
        return destinations.find(authority, port, namespace);
    }

    /** As {@link #destination}, but leaves nothing behind that would serve the next call: for questions that are no calls. */
    public Destination look(String authority, int port, String namespace) {
        return destinations.look(authority, port, namespace);
    }

    /**
     * Where a connection goes that is not looked into, as {@link #destination} for requests.
     *
     * @param asked host, however it is written, and port
     * @param namespace of the caller
     */
    public Destination connection(Authority asked, String namespace) {
        return destinations.connection(asked, namespace);
    }

    @Nullable
    KnownDestination known(Authority destination) {
        return known.get(destination);
    }

    @Nullable
    RouteTable routeTable(OutboundListener listener) {
        return routeTables.get(listener.routeConfiguration());
    }

    @Nullable
    LiveCluster liveCluster(String name) {
        return clusters.get(name);
    }
}
