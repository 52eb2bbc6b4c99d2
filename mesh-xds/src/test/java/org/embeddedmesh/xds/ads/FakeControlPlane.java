package org.embeddedmesh.xds.ads;

import com.google.protobuf.Any;
import com.google.protobuf.MessageLite;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc.AggregatedDiscoveryServiceImplBase;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.embeddedmesh.xds.translate.ResourceType;

/** An ADS server that says what the test tells it to, and keeps what it heard. */
public final class FakeControlPlane extends AggregatedDiscoveryServiceImplBase {

    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private int nonce;

    @Override
    public StreamObserver<DeltaDiscoveryRequest> deltaAggregatedResources(
            StreamObserver<DeltaDiscoveryResponse> responses) {
        Stream stream = new Stream(responses);
        streams.add(stream);
        return stream;
    }

    public int streamCount() {
        return streams.size();
    }

    public Stream stream() {
        return streams.get(streams.size() - 1);
    }

    public Stream stream(int index) {
        return streams.get(index);
    }

    /** One resource with its version. */
    public static Resource resource(String name, String version, ResourceType type, MessageLite message) {
        return Resource.newBuilder()
                .setName(name)
                .setVersion(version)
                .setResource(Any.newBuilder().setTypeUrl(type.typeUrl()).setValue(message.toByteString()))
                .build();
    }

    /** One stream as the server sees it. */
    public final class Stream implements StreamObserver<DeltaDiscoveryRequest> {

        private final StreamObserver<DeltaDiscoveryResponse> responses;
        private final List<DeltaDiscoveryRequest> requests = new CopyOnWriteArrayList<>();
        private volatile boolean halfClosed;

        private Stream(StreamObserver<DeltaDiscoveryResponse> responses) {
            this.responses = responses;
        }

        /** All requests, oldest first. */
        public List<DeltaDiscoveryRequest> requests() {
            return requests;
        }

        /** Names subscribed by all requests of a type, in order. */
        public List<String> subscribed(ResourceType type) {
            return of(type).stream()
                    .flatMap(it -> it.getResourceNamesSubscribeList().stream())
                    .toList();
        }

        /** Names unsubscribed by all requests of a type, in order. */
        public List<String> unsubscribed(ResourceType type) {
            return of(type).stream()
                    .flatMap(it -> it.getResourceNamesUnsubscribeList().stream())
                    .toList();
        }

        /** The answer to a nonce. */
        public DeltaDiscoveryRequest answerTo(String answered) {
            return requests.stream()
                    .filter(it -> it.getResponseNonce().equals(answered))
                    .findFirst()
                    .orElseThrow();
        }

        public boolean halfClosed() {
            return halfClosed;
        }

        /** Sends resources, and returns the nonce. */
        public String send(ResourceType type, Resource... resources) {
            return send(DeltaDiscoveryResponse.newBuilder()
                    .setTypeUrl(type.typeUrl())
                    .addAllResources(List.of(resources)));
        }

        /** Says that these do not exist, and returns the nonce. */
        public String remove(ResourceType type, String... names) {
            return send(DeltaDiscoveryResponse.newBuilder()
                    .setTypeUrl(type.typeUrl())
                    .addAllRemovedResources(List.of(names)));
        }

        /** Sends resources and says in the same response that one does not exist. */
        public String sendAndRemove(ResourceType type, String removed, Resource... resources) {
            return send(DeltaDiscoveryResponse.newBuilder()
                    .setTypeUrl(type.typeUrl())
                    .addAllResources(List.of(resources))
                    .addRemovedResources(removed));
        }

        public void close() {
            responses.onCompleted();
        }

        public void fail(Status status) {
            responses.onError(status.asRuntimeException());
        }

        @Override
        public void onNext(DeltaDiscoveryRequest request) {
            requests.add(request);
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onCompleted() {
            halfClosed = true;
            responses.onCompleted();
        }

        private List<DeltaDiscoveryRequest> of(ResourceType type) {
            return requests.stream()
                    .filter(it -> it.getTypeUrl().equals(type.typeUrl()))
                    .toList();
        }

        private String send(DeltaDiscoveryResponse.Builder response) {
            String used = "nonce-" + ++nonce;
            responses.onNext(response.setNonce(used).build());
            return used;
        }
    }
}
