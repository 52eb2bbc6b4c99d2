package org.embeddedmesh.server.ads;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.grpc.ManagedChannel;
import java.util.List;
import org.embeddedmesh.istio.translate.ResourceType;

/** A state-of-the-world client that sends what the test says and nothing else. */
final class SotwTestClient {

    private final TestStream<DiscoveryRequest, DiscoveryResponse> stream;
    private Node node;

    SotwTestClient(ManagedChannel channel, Node node) {
        this.stream = new TestStream<>(channel, Variant.sotw().method());
        this.node = node;
    }

    /** The first request of a type. */
    void subscribe(ResourceType type, String... names) {
        send(type.typeUrl(), List.of(names), DiscoveryRequest.newBuilder());
    }

    void ack(DiscoveryResponse response, String... names) {
        send(
                response.getTypeUrl(),
                List.of(names),
                DiscoveryRequest.newBuilder()
                        .setResponseNonce(response.getNonce())
                        .setVersionInfo(response.getVersionInfo()));
    }

    void nack(DiscoveryResponse response, String message, String... names) {
        send(
                response.getTypeUrl(),
                List.of(names),
                DiscoveryRequest.newBuilder()
                        .setResponseNonce(response.getNonce())
                        .setErrorDetail(Status.newBuilder().setMessage(message)));
    }

    private void send(String typeUrl, List<String> names, DiscoveryRequest.Builder request) {
        if (node != null) {
            request.setNode(node);
            node = null;
        }
        stream.send(request.setTypeUrl(typeUrl).addAllResourceNames(names).build());
    }

    DiscoveryResponse next() {
        return stream.next();
    }

    List<String> nextNames() {
        return names(next());
    }

    static List<String> names(DiscoveryResponse response) {
        return response.getResourcesList().stream().map(SotwTestClient::name).toList();
    }

    private static String name(Any resource) {
        try {
            return switch (Nack.shortName(resource.getTypeUrl())) {
                case "Cluster" -> Cluster.parseFrom(resource.getValue()).getName();
                case "ClusterLoadAssignment" ->
                    ClusterLoadAssignment.parseFrom(resource.getValue()).getClusterName();
                case "Listener" -> Listener.parseFrom(resource.getValue()).getName();
                default -> RouteConfiguration.parseFrom(resource.getValue()).getName();
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean hasNext() {
        return stream.hasNext();
    }

    TestStream<DiscoveryRequest, DiscoveryResponse> stream() {
        return stream;
    }
}
