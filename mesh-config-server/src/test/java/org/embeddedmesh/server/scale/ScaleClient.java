package org.embeddedmesh.server.scale;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.embeddedmesh.istio.translate.ResourceType;

/** A member that uses some services, and accepts whatever it gets. */
final class ScaleClient implements StreamObserver<DeltaDiscoveryResponse> {

    private final AtomicLong received;
    private final StreamObserver<DeltaDiscoveryRequest> requests;
    private volatile boolean ended;

    private ScaleClient(ManagedChannel channel, AtomicLong received) {
        this.received = received;
        this.requests = AggregatedDiscoveryServiceGrpc.newStub(channel).deltaAggregatedResources(this);
    }

    /** Connects one, and asks for what it uses. */
    static ScaleClient connect(ManagedChannel channel, int number, ManyServices mesh, int used, AtomicLong received) {
        ScaleClient client = new ScaleClient(channel, received);
        int service = number % mesh.services();
        client.send(DeltaDiscoveryRequest.newBuilder()
                .setNode(node(number, service, mesh.labels(number)))
                .setTypeUrl(ResourceType.HOST_INDEX.typeUrl())
                .addResourceNamesSubscribe("hosts"));
        List<Integer> services = IntStream.range(0, used)
                .mapToObj(i -> (service + i * 7) % mesh.services())
                .toList();
        client.subscribe(
                ResourceType.LISTENER,
                services.stream().map(it -> ManyServices.host(it) + ":80").toList());
        client.subscribe(
                ResourceType.ROUTE,
                services.stream()
                        .map(it -> "outbound|80||" + ManyServices.host(it))
                        .toList());
        List<String> clusters = clusters(services, mesh);
        client.subscribe(ResourceType.CLUSTER, clusters);
        client.subscribe(ResourceType.ENDPOINT, clusters);
        return client;
    }

    /** How its stream ends from here on does not matter. */
    void end() {
        ended = true;
    }

    private static List<String> clusters(List<Integer> services, ManyServices mesh) {
        List<String> clusters = new ArrayList<>();
        for (int service : services) {
            for (String subset : mesh.isSplit(service) ? List.of("v1", "v2") : List.of("")) {
                clusters.add("outbound|80|" + subset + "|" + ManyServices.host(service));
            }
        }
        return clusters;
    }

    private static Node node(int number, int service, Map<String, String> labels) {
        Struct.Builder told = Struct.newBuilder();
        labels.forEach((name, value) -> told.putFields(name, text(value)));
        return Node.newBuilder()
                .setId("sidecar~10.0.0.1~c" + number + ".default~default.svc.cluster.local")
                .setCluster("s" + service + ".default")
                .setMetadata(Struct.newBuilder()
                        .putAllFields(Map.of(
                                "GENERATOR", text("embedded-mesh"),
                                "LABELS",
                                        Value.newBuilder().setStructValue(told).build())))
                .build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private void subscribe(ResourceType type, List<String> names) {
        send(DeltaDiscoveryRequest.newBuilder().setTypeUrl(type.typeUrl()).addAllResourceNamesSubscribe(names));
    }

    private void send(DeltaDiscoveryRequest.Builder request) {
        requests.onNext(request.build());
    }

    @Override
    public void onNext(DeltaDiscoveryResponse response) {
        received.addAndGet(response.getResourcesCount());
        send(DeltaDiscoveryRequest.newBuilder()
                .setTypeUrl(response.getTypeUrl())
                .setResponseNonce(response.getNonce()));
    }

    @Override
    public void onError(Throwable cause) {
        if (!ended) {
            throw new IllegalStateException(cause);
        }
    }

    @Override
    public void onCompleted() {}
}
