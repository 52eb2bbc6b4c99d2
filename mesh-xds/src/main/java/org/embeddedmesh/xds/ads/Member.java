package org.embeddedmesh.xds.ads;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import java.util.Map;
import org.embeddedmesh.endpoint.Locality;

/**
 * This process as a node of the mesh.
 *
 * @param metadata values are strings, or maps of strings
 */
public record Member(String id, String cluster, Locality locality, Map<String, Object> metadata) {

    private static final String USER_AGENT = "embedded-mesh";
    private static final String TIME_TO_LIVE = "xds.config.supports-resource-ttl";

    public Member {
        metadata = Map.copyOf(metadata);
    }

    Node node() {
        return Node.newBuilder()
                .setId(id)
                .setCluster(cluster)
                .setLocality(io.envoyproxy.envoy.config.core.v3.Locality.newBuilder()
                        .setRegion(locality.region())
                        .setZone(locality.zone())
                        .setSubZone(locality.subZone()))
                .setMetadata(struct(metadata))
                .setUserAgentName(USER_AGENT)
                .addClientFeatures(TIME_TO_LIVE)
                .build();
    }

    private static Struct struct(Map<?, ?> values) {
        Struct.Builder struct = Struct.newBuilder();
        values.forEach((key, value) -> struct.putFields(String.valueOf(key), value(value)));
        return struct.build();
    }

    private static Value value(Object value) {
        return value instanceof Map<?, ?> map
                ? Value.newBuilder().setStructValue(struct(map)).build()
                : Value.newBuilder().setStringValue(String.valueOf(value)).build();
    }
}
