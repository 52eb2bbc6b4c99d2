package org.embeddedmesh.xds.ads;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.InputStream;
import java.util.List;
import org.embeddedmesh.xds.ScriptedStream;
import org.embeddedmesh.xds.Streams;
import org.embeddedmesh.xds.translate.ResourceType;

/** An ADS server that says what the test tells it to, bytes that are no response included, and keeps what it heard. */
public final class FakeControlPlane {

    private static final MethodDescriptor<DeltaDiscoveryRequest, ByteString> METHOD = AdsProtocol.DELTA.toBuilder(
                    AdsProtocol.DELTA.getRequestMarshaller(), new Bytes())
            .build();

    private final Streams<Stream> streams = new Streams<>();
    private int nonce;

    public ServerServiceDefinition service() {
        return ServerServiceDefinition.builder("envoy.service.discovery.v3.AggregatedDiscoveryService")
                .addMethod(METHOD, ServerCalls.asyncBidiStreamingCall(it -> streams.add(new Stream(it))))
                .build();
    }

    public int streamCount() {
        return streams.count();
    }

    public Stream stream() {
        return streams.last();
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
    public final class Stream extends ScriptedStream<DeltaDiscoveryRequest, ByteString> {

        private Stream(StreamObserver<ByteString> responses) {
            super(responses);
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
            return answersTo(answered).get(0);
        }

        /** All answers to a nonce. */
        public List<DeltaDiscoveryRequest> answersTo(String answered) {
            return requests().stream()
                    .filter(it -> it.getResponseNonce().equals(answered))
                    .toList();
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

        /** Sends a response with a nonce of its own, and returns that. */
        public String send(DeltaDiscoveryResponse.Builder response) {
            String used = "nonce-" + ++nonce;
            answer(response.setNonce(used).build().toByteString());
            return used;
        }

        private List<DeltaDiscoveryRequest> of(ResourceType type) {
            return requests().stream()
                    .filter(it -> it.getTypeUrl().equals(type.typeUrl()))
                    .toList();
        }
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<ByteString> {

        @Override
        public InputStream stream(ByteString bytes) {
            return bytes.newInput();
        }

        @Override
        public ByteString parse(InputStream stream) {
            throw new UnsupportedOperationException("nobody reads this on the server");
        }
    }
}
