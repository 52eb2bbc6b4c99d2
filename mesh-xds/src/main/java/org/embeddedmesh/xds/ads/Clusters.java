package org.embeddedmesh.xds.ads;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.dns.NameResolver;
import org.embeddedmesh.xds.translate.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clusters and their endpoints. As in Envoy, a cluster or a change of it is in use once its endpoints are there, or after
 * 15 seconds without them; and a cluster of which nothing came for so long counts as absent until it comes.
 */
final class Clusters {

    private static final Logger log = LoggerFactory.getLogger(Clusters.class);

    // Envoy's default of initial_fetch_timeout.
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(15);

    private final SnapshotWriter writer;
    private final Subscriptions subscriptions;
    private final Warming warming;
    private final NamedEndpoints named;
    private final Map<String, Cluster> warm = new HashMap<>();
    private final Map<String, Cluster> pending = new HashMap<>();
    private final Map<String, MeshLoop.Timer> fetches = new HashMap<>();
    private final Set<String> absent = new HashSet<>();
    private final Set<String> overdue = new HashSet<>();
    private final Set<String> assignments = new HashSet<>();

    /** @param warming its time is for tables: a cluster has its own */
    Clusters(SnapshotWriter writer, Subscriptions subscriptions, Warming warming, NameResolver resolver) {
        this.writer = writer;
        this.subscriptions = subscriptions;
        this.warming = warming;
        this.named = new NamedEndpoints(resolver, warming.loop(), this::resolved, warming.settle());
    }

    void cluster(Cluster cluster) {
        absent.remove(cluster.name());
        pending.put(cluster.name(), cluster);
        fetch(cluster.name());
    }

    void clusterRemoved(String name) {
        forget(name);
        absent.add(name);
    }

    void endpoints(LoadAssignment assignment) {
        named.endpoints(assignment);
    }

    // Envoy ignores the removal of endpoints that it has: they go with their cluster.
    void endpointsRemoved(String name) {
        if (assignments.add(name)) {
            writer.endpoints(new LoadAssignment(name, List.of()));
        }
    }

    void promote() {
        pending.values().removeIf(cluster -> {
            boolean complete = assignments.contains(cluster.loadAssignment());
            boolean ready = complete || overdue.contains(cluster.name());
            if (ready) {
                if (!complete) {
                    log.warn("mesh: cluster {} is in use without endpoints, which have not come", cluster.name());
                }
                fetched(cluster.name());
                warm.put(cluster.name(), cluster);
                writer.cluster(cluster);
            }
            return ready;
        });
    }

    /** Whether a route to the cluster can be decided: it is warm, or there is none. */
    boolean isSettled(String name) {
        return absent.contains(name)
                || overdue.contains(name)
                || (warm.containsKey(name) && !pending.containsKey(name));
    }

    /** Clusters that were asked for, are not in use, and may still come. */
    Set<String> awaited() {
        return fetches.keySet().stream().filter(it -> !warm.containsKey(it)).collect(Collectors.toSet());
    }

    /** Asks for these clusters and their endpoints, and drops all others. */
    void retain(Set<String> names) {
        for (SubscribedResource cluster : subscriptions.of(ResourceType.CLUSTER)) {
            if (!names.contains(cluster.name())) {
                subscriptions.unsubscribe(ResourceType.CLUSTER, cluster.name());
                forget(cluster.name());
            }
        }
        for (String name : names) {
            if (subscriptions.subscribe(ResourceType.CLUSTER, name)) {
                fetch(name);
            }
        }
        retainAssignments();
        writer.awaitedClusters(awaited());
    }

    private void retainAssignments() {
        Set<String> names = new TreeSet<>();
        collectAssignments(warm.values(), names);
        collectAssignments(pending.values(), names);
        for (SubscribedResource assignment : subscriptions.of(ResourceType.LOAD_ASSIGNMENT)) {
            if (!names.contains(assignment.name())) {
                subscriptions.unsubscribe(ResourceType.LOAD_ASSIGNMENT, assignment.name());
                assignments.remove(assignment.name());
                named.remove(assignment.name());
                writer.removeEndpoints(assignment.name());
            }
        }
        names.forEach(it -> subscriptions.subscribe(ResourceType.LOAD_ASSIGNMENT, it));
    }

    private static void collectAssignments(Collection<Cluster> clusters, Set<String> names) {
        clusters.forEach(it -> names.add(it.loadAssignment()));
    }

    private void resolved(LoadAssignment assignment) {
        assignments.add(assignment.cluster());
        writer.endpoints(assignment);
    }

    private void fetch(String name) {
        fetched(name);
        fetches.put(name, warming.loop().after(FETCH_TIMEOUT, () -> giveUp(name)));
    }

    private void giveUp(String name) {
        fetched(name);
        overdue.add(name);
        subscriptions
                .get(ResourceType.CLUSTER, name)
                .filter(it -> it.state() == SubscribedResource.State.REQUESTED)
                .ifPresent(it -> subscriptions.put(it.timedOut()));
        warming.settle().run();
    }

    private void fetched(String name) {
        overdue.remove(name);
        MeshLoop.Timer timer = fetches.remove(name);
        if (timer != null) {
            timer.cancel();
        }
    }

    private void forget(String name) {
        fetched(name);
        absent.remove(name);
        pending.remove(name);
        if (warm.remove(name) != null) {
            writer.removeCluster(name);
        }
    }
}
