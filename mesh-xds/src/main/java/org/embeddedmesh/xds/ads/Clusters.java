package org.embeddedmesh.xds.ads;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.translate.ResourceType;

/** Clusters and their endpoints. As in Envoy, a cluster or a change of it is in use once its endpoints are there. */
final class Clusters {

    private final SnapshotWriter writer;
    private final Subscriptions subscriptions;
    private final Map<String, Cluster> warm = new HashMap<>();
    private final Map<String, Cluster> warming = new HashMap<>();
    private final Set<String> absent = new HashSet<>();
    private final Set<String> assignments = new HashSet<>();

    Clusters(SnapshotWriter writer, Subscriptions subscriptions) {
        this.writer = writer;
        this.subscriptions = subscriptions;
    }

    void cluster(Cluster cluster) {
        absent.remove(cluster.name());
        warming.put(cluster.name(), cluster);
    }

    void clusterRemoved(String name) {
        absent.add(name);
        forget(name);
    }

    void endpoints(LoadAssignment assignment) {
        assignments.add(assignment.cluster());
        writer.endpoints(assignment);
    }

    // Envoy ignores the removal of endpoints that it has: they go with their cluster.
    void endpointsRemoved(String name) {
        if (assignments.add(name)) {
            writer.endpoints(new LoadAssignment(name, List.of()));
        }
    }

    void promote() {
        warming.values().removeIf(cluster -> {
            boolean ready = assignments.contains(cluster.loadAssignment());
            if (ready) {
                warm.put(cluster.name(), cluster);
                writer.cluster(cluster);
            }
            return ready;
        });
    }

    /** Whether a route to the cluster can be decided: it is warm, or there is none. */
    boolean isSettled(String name) {
        return absent.contains(name) || (warm.containsKey(name) && !warming.containsKey(name));
    }

    /** Asks for these clusters and their endpoints, and drops all others. */
    void retain(Set<String> names) {
        for (SubscribedResource cluster : subscriptions.of(ResourceType.CLUSTER)) {
            if (!names.contains(cluster.name())) {
                subscriptions.unsubscribe(ResourceType.CLUSTER, cluster.name());
                absent.remove(cluster.name());
                forget(cluster.name());
            }
        }
        names.forEach(it -> subscriptions.subscribe(ResourceType.CLUSTER, it));
        retainAssignments();
    }

    private void retainAssignments() {
        Set<String> names = new TreeSet<>();
        collectAssignments(warm.values(), names);
        collectAssignments(warming.values(), names);
        for (SubscribedResource assignment : subscriptions.of(ResourceType.LOAD_ASSIGNMENT)) {
            if (!names.contains(assignment.name())) {
                subscriptions.unsubscribe(ResourceType.LOAD_ASSIGNMENT, assignment.name());
                assignments.remove(assignment.name());
                writer.removeEndpoints(assignment.name());
            }
        }
        names.forEach(it -> subscriptions.subscribe(ResourceType.LOAD_ASSIGNMENT, it));
    }

    private static void collectAssignments(Collection<Cluster> clusters, Set<String> names) {
        clusters.forEach(it -> names.add(it.loadAssignment()));
    }

    private void forget(String name) {
        warming.remove(name);
        if (warm.remove(name) != null) {
            writer.removeCluster(name);
        }
    }
}
