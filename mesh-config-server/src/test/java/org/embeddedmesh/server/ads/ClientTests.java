package org.embeddedmesh.server.ads;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientTests {

    @Test
    void namespaceComesFromMetadataElseFromTheDomainOfTheNodeId() {
        Node node = Node.newBuilder()
                .setId("sidecar~10.0.0.1~shop-1.eu~eu.svc.cluster.local")
                .build();
        assertThat(namespace(node)).isEqualTo("eu");
        assertThat(namespace(node.toBuilder()
                        .setMetadata(metadata("NAMESPACE", "us"))
                        .build()))
                .isEqualTo("us");
        assertThat(namespace(Node.newBuilder().setId("any").build())).isEqualTo("default");
    }

    @Test
    void labelsAreThoseOfTheMetadata() {
        Struct labels = metadata("version", "v1");
        Node node = Node.newBuilder()
                .setMetadata(Struct.newBuilder()
                        .putFields(
                                "LABELS",
                                Value.newBuilder().setStructValue(labels).build()))
                .build();
        assertThat(Client.of(node, ClientKind.STARTER).scope().labels()).isEqualTo(Map.of("version", "v1"));
    }

    @Test
    void serviceIsTheClusterWithoutItsNamespace() {
        Node node = Node.newBuilder().setCluster("shop.default").build();
        assertThat(Client.of(node, ClientKind.STARTER).service()).isEqualTo("shop");
    }

    @Test
    void kindIsTheGeneratorOfTheMetadataAndGrpcIsKnownByItsUserAgent() {
        assertThat(ClientKind.of(AdsFixture.node("embedded-mesh"))).contains(ClientKind.STARTER);
        assertThat(ClientKind.of(AdsFixture.node("grpc"))).contains(ClientKind.GRPC);
        assertThat(ClientKind.of(AdsFixture.node("something"))).isEmpty();
        assertThat(ClientKind.of(Node.newBuilder().setUserAgentName("gRPC Java").build()))
                .contains(ClientKind.GRPC);
        assertThat(ClientKind.of(Node.newBuilder().setUserAgentName("envoy").build()))
                .isEmpty();
    }

    private static String namespace(Node node) {
        return Client.of(node, ClientKind.STARTER).scope().namespace();
    }

    private static Struct metadata(String field, String text) {
        return Struct.newBuilder()
                .putFields(field, Value.newBuilder().setStringValue(text).build())
                .build();
    }
}
