package org.embeddedmesh.istio.translate;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.DiscoveryType;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.EdsClusterConfig;
import java.util.List;
import org.embeddedmesh.istio.world.Endpoint;

/** How a cluster comes by its endpoints. */
final class ClusterDiscovery {

    private ClusterDiscovery() {}

    /** By a ClusterLoadAssignment of the cluster's name. */
    static void eds(Cluster.Builder cluster) {
        cluster.setType(DiscoveryType.EDS)
                .setEdsClusterConfig(EdsClusterConfig.newBuilder()
                        .setEdsConfig(Listeners.ADS)
                        .setServiceName(cluster.getName()));
    }

    /** By the name of its only endpoint: gRPC takes names in no other place, and one only. */
    static void dns(Cluster.Builder cluster, Endpoint endpoint) {
        cluster.setType(DiscoveryType.LOGICAL_DNS)
                .setLoadAssignment(LoadAssignments.of(cluster.getName(), List.of(endpoint)));
    }
}
