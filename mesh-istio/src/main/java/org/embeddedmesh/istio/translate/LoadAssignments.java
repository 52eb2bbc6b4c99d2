package org.embeddedmesh.istio.translate;

import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.Locality;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.embeddedmesh.istio.world.Endpoint;

/** Endpoints as Envoy reads them: by locality, all of one priority, with what istiod says about each. */
final class LoadAssignments {

    private static final String TRANSPORT_SOCKET_MATCH = "envoy.transport_socket_match";

    private LoadAssignments() {}

    static ClusterLoadAssignment of(String cluster, List<Endpoint> endpoints) {
        Map<String, List<Endpoint>> byLocality = new TreeMap<>();
        endpoints.forEach(it -> byLocality
                .computeIfAbsent(it.locality(), key -> new ArrayList<>())
                .add(it));
        ClusterLoadAssignment.Builder assignment =
                ClusterLoadAssignment.newBuilder().setClusterName(cluster);
        byLocality.forEach((name, members) -> assignment.addEndpoints(locality(name, members)));
        return assignment.build();
    }

    private static LocalityLbEndpoints locality(String name, List<Endpoint> members) {
        LocalityLbEndpoints.Builder group = LocalityLbEndpoints.newBuilder().setLocality(locality(name));
        members.forEach(it -> group.addLbEndpoints(endpoint(it)));
        int weight = members.stream().mapToInt(Endpoint::weight).sum();
        return group.setLoadBalancingWeight(UInt32Value.of(weight)).build();
    }

    private static Locality locality(String name) {
        String[] parts = name.split("/", 3);
        return Locality.newBuilder()
                .setRegion(parts[0])
                .setZone(parts.length > 1 ? parts[1] : "")
                .setSubZone(parts.length > 2 ? parts[2] : "")
                .build();
    }

    private static LbEndpoint endpoint(Endpoint endpoint) {
        return LbEndpoint.newBuilder()
                .setEndpoint(io.envoyproxy.envoy.config.endpoint.v3.Endpoint.newBuilder()
                        .setAddress(address(endpoint)))
                .setMetadata(metadata(endpoint))
                .setLoadBalancingWeight(UInt32Value.of(endpoint.weight()))
                .build();
    }

    static Address address(Endpoint endpoint) {
        return Address.newBuilder()
                .setSocketAddress(SocketAddress.newBuilder()
                        .setAddress(endpoint.address())
                        .setPortValue(endpoint.port()))
                .build();
    }

    private static Metadata metadata(Endpoint endpoint) {
        Metadata.Builder metadata = Metadata.newBuilder();
        if (endpoint.mutualTls()) {
            metadata.putFilterMetadata(
                    TRANSPORT_SOCKET_MATCH,
                    Struct.newBuilder()
                            .putFields("tlsMode", Origin.string("istio"))
                            .build());
        }
        return metadata.putFilterMetadata(
                        Origin.FILTER,
                        Struct.newBuilder()
                                .putFields("workload", Origin.string(workload(endpoint)))
                                .build())
                .build();
    }

    /** Name, namespace, canonical service, canonical revision, cluster; the last is always empty here. */
    private static String workload(Endpoint endpoint) {
        Map<String, String> labels = endpoint.labels();
        String service =
                first(labels, endpoint.workload(), "service.istio.io/canonical-name", "app.kubernetes.io/name", "app");
        String revision =
                first(labels, "", "service.istio.io/canonical-revision", "app.kubernetes.io/version", "version");
        return String.join(";", endpoint.workload(), endpoint.namespace(), service, revision, "");
    }

    private static String first(Map<String, String> labels, String otherwise, String... keys) {
        for (String key : keys) {
            String value = labels.get(key);
            if (value != null) {
                return value;
            }
        }
        return otherwise;
    }
}
