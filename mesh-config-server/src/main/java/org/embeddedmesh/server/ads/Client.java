package org.embeddedmesh.server.ads;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.embeddedmesh.istio.world.ClientScope;

/** Who is at the other end of a stream, from the node of its first request. */
record Client(String node, String service, ClientKind kind, ClientScope scope) {

    static Client of(Node node, ClientKind kind) {
        Struct metadata = node.getMetadata();
        String namespace = namespace(node.getId(), metadata);
        return new Client(node.getId(), service(node, namespace), kind, new ClientScope(namespace, labels(metadata)));
    }

    /** By Istio's convention the node's cluster is {@code <service>.<namespace>}. */
    private static String service(Node node, String namespace) {
        String cluster = node.getCluster();
        String suffix = "." + namespace;
        return cluster.endsWith(suffix) ? cluster.substring(0, cluster.length() - suffix.length()) : cluster;
    }

    /** As istiod: metadata, else the domain of {@code type~ip~id~<namespace>.svc.<suffix>}. */
    private static String namespace(String id, Struct metadata) {
        return text(metadata, "NAMESPACE").or(() -> namespaceOfDomain(id)).orElse("default");
    }

    private static Optional<String> namespaceOfDomain(String id) {
        String[] parts = id.split("~", -1);
        return parts.length == 4 && parts[3].contains(".svc.")
                ? Optional.of(parts[3].substring(0, parts[3].indexOf('.')))
                : Optional.empty();
    }

    private static Map<String, String> labels(Struct metadata) {
        Map<String, String> labels = new TreeMap<>();
        metadata.getFieldsOrDefault("LABELS", Value.getDefaultInstance())
                .getStructValue()
                .getFieldsMap()
                .forEach((name, value) -> labels.put(name, value.getStringValue()));
        return labels;
    }

    private static Optional<String> text(Struct metadata, String field) {
        return Optional.ofNullable(metadata.getFieldsMap().get(field))
                .map(Value::getStringValue)
                .filter(value -> !value.isEmpty());
    }
}
