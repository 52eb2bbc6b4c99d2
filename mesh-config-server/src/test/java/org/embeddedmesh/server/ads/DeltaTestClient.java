package org.embeddedmesh.server.ads;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Status;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import io.grpc.ManagedChannel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.embeddedmesh.istio.translate.ResourceType;

/** A delta client that sends what the test says and nothing else. The node goes with the first request only. */
final class DeltaTestClient {

    private final TestStream<DeltaDiscoveryRequest, DeltaDiscoveryResponse> stream;
    private Node node;

    DeltaTestClient(ManagedChannel channel, Node node) {
        this(new TestStream<>(channel, Variant.delta().method()), node);
    }

    DeltaTestClient(TestStream<DeltaDiscoveryRequest, DeltaDiscoveryResponse> stream, Node node) {
        this.stream = stream;
        this.node = node;
    }

    void subscribe(ResourceType type, String... names) {
        send(request(type.typeUrl()).addAllResourceNamesSubscribe(List.of(names)));
    }

    void subscribe(String typeUrl, String... names) {
        send(request(typeUrl).addAllResourceNamesSubscribe(List.of(names)));
    }

    void unsubscribe(ResourceType type, String... names) {
        send(request(type.typeUrl()).addAllResourceNamesUnsubscribe(List.of(names)));
    }

    void resume(ResourceType type, Map<String, String> versions) {
        send(request(type.typeUrl())
                .addAllResourceNamesSubscribe(versions.keySet())
                .putAllInitialResourceVersions(versions));
    }

    void ack(DeltaDiscoveryResponse response) {
        send(request(response.getTypeUrl()).setResponseNonce(response.getNonce()));
    }

    void nack(DeltaDiscoveryResponse response, String message) {
        send(request(response.getTypeUrl())
                .setResponseNonce(response.getNonce())
                .setErrorDetail(Status.newBuilder().setMessage(message)));
    }

    void nack(DeltaDiscoveryResponse response, String field, String reason) {
        FieldViolation violation = FieldViolation.newBuilder()
                .setField(field)
                .setDescription(reason)
                .build();
        send(request(response.getTypeUrl())
                .setResponseNonce(response.getNonce())
                .setErrorDetail(Status.newBuilder()
                        .setMessage("1 resource refused")
                        .addDetails(Any.pack(BadRequest.newBuilder()
                                .addFieldViolations(violation)
                                .build()))));
    }

    private static DeltaDiscoveryRequest.Builder request(String typeUrl) {
        return DeltaDiscoveryRequest.newBuilder().setTypeUrl(typeUrl);
    }

    void send(DeltaDiscoveryRequest.Builder request) {
        if (node != null) {
            request.setNode(node);
            node = null;
        }
        stream.send(request.build());
    }

    DeltaDiscoveryResponse next() {
        return stream.next();
    }

    /** The next response's names, with {@code -} before removed ones. */
    List<String> nextNames() {
        return names(next());
    }

    static List<String> names(DeltaDiscoveryResponse response) {
        return Stream.concat(
                        response.getResourcesList().stream().map(Resource::getName),
                        response.getRemovedResourcesList().stream().map(name -> "-" + name))
                .toList();
    }

    boolean hasNext() {
        return stream.hasNext();
    }

    TestStream<DeltaDiscoveryRequest, DeltaDiscoveryResponse> stream() {
        return stream;
    }
}
