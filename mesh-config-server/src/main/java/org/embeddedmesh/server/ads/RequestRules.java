package org.embeddedmesh.server.ads;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.grpc.Status;
import java.util.Collection;
import java.util.Optional;

/** What a client may ask for; looked at before anything of it is kept. */
record RequestRules(Limits limits) {

    private static final int NODE_BYTES = 64 * 1024;
    private static final int TYPES = 64;
    private static final int NAME_LENGTH = 1024;

    Optional<Status> objection(Node node) {
        return node.getSerializedSize() <= NODE_BYTES
                ? Optional.empty()
                : Optional.of(
                        Status.INVALID_ARGUMENT.withDescription("the node has more than " + NODE_BYTES + " bytes"));
    }

    Optional<Status> objection(int bytes) {
        return bytes <= limits.requestBytes()
                ? Optional.empty()
                : Optional.of(Status.RESOURCE_EXHAUSTED.withDescription("a request of " + bytes + " bytes, more than "
                        + limits.requestBytes() + " (mesh.server.xds.max-request-size)"));
    }

    /** @param types that the stream has by now */
    Optional<Status> objection(String typeUrl, Collection<String> types) {
        if (typeUrl.isEmpty()) {
            return Optional.of(Status.INVALID_ARGUMENT.withDescription("type_url is missing"));
        }
        if (typeUrl.length() > NAME_LENGTH || (types.size() >= TYPES && !types.contains(typeUrl))) {
            return Optional.of(
                    Status.RESOURCE_EXHAUSTED.withDescription("more than " + TYPES + " types on one stream"));
        }
        return Optional.empty();
    }

    Optional<Status> objection(Collection<String> names) {
        if (names.size() > limits.subscriptions()) {
            return Optional.of(tooMany());
        }
        return names.stream().anyMatch(name -> name.length() > NAME_LENGTH)
                ? Optional.of(Status.INVALID_ARGUMENT.withDescription(
                        "a resource name of more than " + NAME_LENGTH + " characters"))
                : Optional.empty();
    }

    Status tooMany() {
        return Status.RESOURCE_EXHAUSTED.withDescription("more than " + limits.subscriptions()
                + " resource names on one stream (mesh.server.xds.max-resources-per-stream)");
    }
}
