package org.embeddedmesh.server.ads;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.grpc.Status;
import java.time.Duration;

/** Why a client is not served. */
final class NodeErrors {

    private NodeErrors() {}

    static Status missing() {
        return Status.INVALID_ARGUMENT.withDescription("the first request of a stream must carry the node");
    }

    static Status unknownKind(Node node) {
        return Status.FAILED_PRECONDITION.withDescription("node " + node.getId()
                + ": this server configures applications with mesh-starter (node metadata GENERATOR=embedded-mesh)"
                + " and gRPC applications (GENERATOR=grpc), not yet Envoy");
    }

    static Status tooManyStreams(Limits limits) {
        return Status.RESOURCE_EXHAUSTED.withDescription(
                "this node has opened more than " + limits.streamsOfNode() + " streams within a minute");
    }

    static Status silent(Duration patience) {
        return Status.DEADLINE_EXCEEDED.withDescription(
                "no request within " + patience.toSeconds() + " s of the beginning of the stream");
    }
}
