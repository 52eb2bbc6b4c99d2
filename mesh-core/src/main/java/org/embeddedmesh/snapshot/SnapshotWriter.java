package org.embeddedmesh.snapshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.route.RouteTable;
import org.embeddedmesh.snapshot.KnownDestination.Connections;
import org.jspecify.annotations.Nullable;

/**
 * Gathers configuration and publishes it as one snapshot. What did not change keeps its compiled form and its running
 * state. Used by one thread.
 */
public final class SnapshotWriter {

    private final SnapshotHolder holder;
    private final LongSupplier random;
    private final Map<Authority, KnownDestination> destinations = new HashMap<>();
    private final Map<String, RouteTable> routeTables = new HashMap<>();
    private final Map<String, Cluster> clusters = new HashMap<>();
    private final Map<String, LoadAssignment> assignments = new HashMap<>();
    private Set<String> awaitedClusters = Set.of();
    private @Nullable HostIndex hostIndex;

    public SnapshotWriter(SnapshotHolder holder) {
        this(holder, () -> ThreadLocalRandom.current().nextLong() >>> 1);
    }

    /** @param random gives numbers that are not negative: where balancers begin */
    public SnapshotWriter(SnapshotHolder holder, LongSupplier random) {
        this.holder = holder;
        this.random = random;
    }

    /** The hosts of the mesh. */
    public void hostIndex(HostIndex index) {
        hostIndex = index;
    }

    /** The destination's requests are routed so. */
    public void listener(OutboundListener listener) {
        destinations.put(listener.destination(), new KnownDestination(listener, null, mark(listener.destination())));
    }

    /**
     * The destination's connections are routed so; its requests are not routed.
     *
     * @throws IllegalArgumentException naming the chain, if Envoy would refuse the listener; what was there stays
     */
    public void listener(TcpListener listener) {
        Authority destination = listener.destination();
        KnownDestination known = destinations.get(destination);
        Connections previous = known == null ? null : known.connections();
        boolean same = previous != null && previous.listener().equals(listener);
        Connections connections = same ? previous : Connections.of(listener);
        destinations.put(destination, new KnownDestination(null, connections, mark(destination)));
    }

    /** The destination is not configured any more: the next call to it waits for it again. */
    public void removeListener(Authority destination) {
        destinations.remove(destination);
    }

    /** The control plane has no such listener: all goes there as to a host that is not in the index. */
    public void absent(Authority destination) {
        destinations.put(destination, new KnownDestination(null, null, mark(destination)));
    }

    /** Whether a call went to the destination since this was asked last; a call at this very moment may be missed. */
    public boolean takeUse(Authority destination) {
        KnownDestination known = destinations.get(destination);
        return known != null && known.mark().take();
    }

    /**
     * @throws IllegalArgumentException naming virtual host and route, if Envoy would refuse the table; what was there stays
     */
    public void routes(RouteConfiguration routes) {
        RouteTable previous = routeTables.get(routes.name());
        if (previous == null || !previous.configuration().equals(routes)) {
            routeTables.put(routes.name(), RouteTable.of(routes));
        }
    }

    /** Destinations that need this table are waited for again. */
    public void removeRoutes(String name) {
        routeTables.remove(name);
    }

    /** A cluster, without endpoints until they are told. */
    public void cluster(Cluster cluster) {
        clusters.put(cluster.name(), cluster);
    }

    /** Routes to it answer 503 from now on. */
    public void removeCluster(String name) {
        clusters.remove(name);
    }

    /** Routes to these, as long as they are not there, wait for them instead of answering 503. */
    public void awaitedClusters(Set<String> names) {
        awaitedClusters = Set.copyOf(names);
    }

    /** The endpoints of all clusters that name this assignment. */
    public void endpoints(LoadAssignment assignment) {
        assignments.put(assignment.cluster(), assignment);
    }

    /** Clusters that name this assignment have no endpoint from now on. */
    public void removeEndpoints(String name) {
        assignments.remove(name);
    }

    /** Makes all changes since the last time visible, at once. */
    public void publish() {
        Map<String, LiveCluster> live = new HashMap<>();
        clusters.forEach((name, cluster) -> live.put(name, live(cluster)));
        holder.swap(new Snapshot(hostIndex, destinations, routeTables, live, awaitedClusters));
    }

    private UseMark mark(Authority destination) {
        KnownDestination known = destinations.get(destination);
        return known == null ? new UseMark() : known.mark();
    }

    private LiveCluster live(Cluster cluster) {
        String name = cluster.loadAssignment();
        LoadAssignment assignment = assignments.getOrDefault(name, new LoadAssignment(name, List.of()));
        return LiveCluster.of(cluster, assignment, holder.current().liveCluster(cluster.name()), random);
    }
}
