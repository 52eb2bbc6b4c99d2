package org.embeddedmesh.server.ads;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import java.util.Locale;
import java.util.Optional;

/** Kinds of clients; each has its own generator. Chosen by the node's metadata {@code GENERATOR}, as istiod does. */
public enum ClientKind {
    /** Our own client: takes resources by name, refuses them one by one, and wants to be told at once what does not exist. */
    STARTER,
    /** The xDS client of gRPC in any language. */
    GRPC;

    static Optional<ClientKind> of(Node node) {
        return switch (generator(node)) {
            case "embedded-mesh" -> Optional.of(STARTER);
            case "grpc" -> Optional.of(GRPC);
            case "" ->
                node.getUserAgentName().toLowerCase(Locale.ROOT).startsWith("grpc")
                        ? Optional.of(GRPC)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String generator(Node node) {
        Struct metadata = node.getMetadata();
        return metadata.getFieldsOrDefault("GENERATOR", Value.getDefaultInstance())
                .getStringValue();
    }

    boolean isOurs() {
        return this == STARTER;
    }
}
