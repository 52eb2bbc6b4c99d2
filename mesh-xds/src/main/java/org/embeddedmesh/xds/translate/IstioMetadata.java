package org.embeddedmesh.xds.translate;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import java.util.HashMap;
import java.util.Map;
import org.embeddedmesh.route.Origin;
import org.jspecify.annotations.Nullable;

/** What Istio writes into {@code filter_metadata}. */
final class IstioMetadata {

    private static final String ISTIO = "istio";
    private static final String TRANSPORT_SOCKET_MATCH = "envoy.transport_socket_match";

    private IstioMetadata() {}

    /** The resource and rule that a route or cluster was made from. */
    static Origin origin(Metadata message) {
        Struct istio = message.getFilterMetadataMap().get(ISTIO);
        return istio == null ? Origin.NONE : new Origin(resource(text(istio, "config")), text(istio, "rule"));
    }

    /** {@code tlsMode} and {@code workload} of an endpoint. */
    static Map<String, String> endpoint(Metadata message) {
        if (message.getFilterMetadataCount() == 0) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        copy(message.getFilterMetadataMap().get(TRANSPORT_SOCKET_MATCH), "tlsMode", values);
        copy(message.getFilterMetadataMap().get(ISTIO), "workload", values);
        return values;
    }

    private static void copy(@Nullable Struct from, String key, Map<String, String> to) {
        String value = from == null ? "" : text(from, key);
        if (!value.isEmpty()) {
            to.put(key, value);
        }
    }

    private static String text(Struct struct, String key) {
        return struct.getFieldsOrDefault(key, Value.getDefaultInstance()).getStringValue();
    }

    // /apis/networking.istio.io/v1/namespaces/default/virtual-service/reviews -> VirtualService default/reviews
    private static String resource(String config) {
        String[] parts = config.split("/");
        int last = parts.length - 1;
        return last < 3 ? config : kind(parts[last - 1]) + " " + parts[last - 2] + "/" + parts[last];
    }

    private static String kind(String kebab) {
        StringBuilder kind = new StringBuilder();
        for (String word : kebab.split("-")) {
            if (!word.isEmpty()) {
                kind.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return kind.toString();
    }
}
