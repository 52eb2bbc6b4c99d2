package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.xds.ads.Resources.badRoutes;
import static org.embeddedmesh.xds.ads.Resources.cluster;
import static org.embeddedmesh.xds.ads.Resources.endpoints;
import static org.embeddedmesh.xds.ads.Resources.hosts;
import static org.embeddedmesh.xds.ads.Resources.routes;
import static org.embeddedmesh.xds.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.xds.translate.ResourceType.HOST_INDEX;
import static org.embeddedmesh.xds.translate.ResourceType.LOAD_ASSIGNMENT;
import static org.embeddedmesh.xds.translate.ResourceType.ROUTE_CONFIGURATION;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.time.Duration;
import java.util.List;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.xds.ads.ConnectionState.Phase;
import org.embeddedmesh.xds.translate.ResourceType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server may say wrongly, and that the next good word counts again. */
class MisbehavingServerTests {

    private static final Authority HELLO = new Authority("hello.default.svc.cluster.local", 9095);
    private static final ByteString NO_MESSAGE = ByteString.copyFromUtf8("\u00ff this is no message");

    private final AdsFixture mesh = new AdsFixture();

    @BeforeEach
    void start() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1", HELLO.host()));
        mesh.makeLive(HELLO, "routes", "v1");
        assertThat(mesh.call(HELLO)).isEqualTo("to 1001");
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void emptyResponseIsAcknowledgedAndChangesNothing() {
        for (ResourceType type : ResourceType.values()) {
            String nonce = mesh.send(type);
            assertThat(mesh.server().answerTo(nonce).hasErrorDetail()).isFalse();
        }

        assertThat(mesh.call(HELLO)).isEqualTo("to 1001");
        assertThatServerIsHeard();
    }

    @Test
    void responseOfAnUnknownTypeIsAcknowledgedAndIgnored() {
        String nonce = send(DeltaDiscoveryResponse.newBuilder()
                .setTypeUrl("type.googleapis.com/envoy.from.the.Future")
                .addResources(Resource.newBuilder().setName("v1").setVersion("9")));

        DeltaDiscoveryRequest answer = mesh.server().answerTo(nonce);
        assertThat(answer.getTypeUrl()).isEqualTo("type.googleapis.com/envoy.from.the.Future");
        assertThat(answer.hasErrorDetail()).isFalse();
        assertThatServerIsHeard();
    }

    @Test
    void resourceOfAnotherTypeThanItsResponseIsRefused() {
        Resource wrong = endpoints("2", "v1", 2001);

        String nonce = mesh.send(CLUSTER, wrong);

        assertThat(mesh.server().answerTo(nonce).getErrorDetail().getMessage())
                .isEqualTo("Cluster/v1: is a '" + LOAD_ASSIGNMENT.typeUrl() + "'");
        assertThatServerIsHeard();
    }

    @Test
    void resourceUnderAnotherNameIsRefused() {
        String nonce = mesh.send(
                LOAD_ASSIGNMENT,
                endpoints("2", "other", 2001).toBuilder().setName("v1").build());

        assertThat(mesh.server().answerTo(nonce).getErrorDetail().getMessage()).contains("'other'");
        assertThat(mesh.call(HELLO)).isEqualTo("to 1001");
    }

    @Test
    void bytesThatAreNoResourceAreRefusedAlone() {
        String nonce = mesh.send(
                CLUSTER,
                cluster("2", "v1").toBuilder()
                        .setResource(
                                Any.newBuilder().setTypeUrl(CLUSTER.typeUrl()).setValue(NO_MESSAGE))
                        .build());

        assertThat(mesh.server().answerTo(nonce).getErrorDetail().getMessage())
                .startsWith("Cluster/v1: not a readable Cluster");
        assertThat(mesh.call(HELLO)).isEqualTo("to 1001");
        assertThatServerIsHeard();
    }

    @Test
    void bytesThatAreNoResponseEndTheStreamAndTheNextOneGoesOn() {
        mesh.server().answer(NO_MESSAGE);
        mesh.loop().run();

        assertThat(mesh.client().state().phase()).isEqualTo(Phase.DISCONNECTED);
        assertThat(mesh.call(HELLO)).isEqualTo("to 1001");
        mesh.loop().advance(Duration.ofSeconds(1));
        assertThat(mesh.controlPlane().streamCount()).isEqualTo(2);
        assertThatServerIsHeard();
    }

    @Test
    void fieldsThatNobodyKnowsYetDoNoHarm() {
        UnknownFieldSet fields = UnknownFieldSet.newBuilder()
                .addField(
                        19_999, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
        Resource known = endpoints("2", "v1", 2001);
        ByteString body = known.getResource().getValue().concat(fields.toByteString());

        String nonce = send(DeltaDiscoveryResponse.newBuilder()
                .setTypeUrl(LOAD_ASSIGNMENT.typeUrl())
                .setUnknownFields(fields)
                .addResources(known.toBuilder()
                        .setUnknownFields(fields)
                        .setResource(known.getResource().toBuilder().setValue(body))));

        assertThat(mesh.server().answerTo(nonce).hasErrorDetail()).isFalse();
        assertThat(mesh.call(HELLO)).isEqualTo("to 2001");
        assertThat(mesh.resource(LOAD_ASSIGNMENT, "v1").ignoredFields())
                .singleElement()
                .asString()
                .contains("19999");
    }

    @Test
    void responseThatComesTwiceIsAcknowledgedTwiceAndChangesNothing() {
        var before = mesh.snapshot().cluster("v1");

        DeltaDiscoveryResponse.Builder response = DeltaDiscoveryResponse.newBuilder()
                .setTypeUrl(LOAD_ASSIGNMENT.typeUrl())
                .setNonce("again")
                .addResources(endpoints("1", "v1", 1001));
        mesh.server().answer(response.build().toByteString());
        mesh.server().answer(response.build().toByteString());
        mesh.loop().run();

        assertThat(mesh.server().answersTo("again")).hasSize(2).noneMatch(DeltaDiscoveryRequest::hasErrorDetail);
        assertThat(mesh.snapshot().cluster("v1").orElseThrow()).isSameAs(before.orElseThrow());
    }

    @Test
    void noncesAreAnsweredOnceEachInTheOrderOfTheirResponses() {
        List.of("9", "3", "")
                .forEach(nonce -> mesh.server()
                        .answer(DeltaDiscoveryResponse.newBuilder()
                                .setTypeUrl(LOAD_ASSIGNMENT.typeUrl())
                                .setNonce(nonce)
                                .addResources(endpoints("n" + nonce, "v1", 2000))
                                .build()
                                .toByteString()));
        mesh.loop().run();

        List<DeltaDiscoveryRequest> requests = mesh.server().requests();
        assertThat(requests.subList(requests.size() - 3, requests.size()))
                .extracting(DeltaDiscoveryRequest::getResponseNonce)
                .containsExactly("9", "3", "");
        assertThat(mesh.call(HELLO)).isEqualTo("to 2000");
    }

    @Test
    void serverThatAnswersEachRefusalWithTheSameAgainIsSlowedDown() {
        int answered = 0;
        for (int second = 0; second < 60; second++) {
            String nonce = mesh.send(ROUTE_CONFIGURATION, badRoutes("bad", "routes"));
            mesh.loop().advance(Duration.ofSeconds(1));
            answered += mesh.server().answersTo(nonce).size();
            for (int i = 0; i < 5 && mesh.server().answersTo(nonce).isEmpty(); i++) {
                mesh.loop().advance(Duration.ofSeconds(1));
            }
            assertThat(mesh.server().answersTo(nonce)).hasSize(1);
        }

        assertThat(answered).isEqualTo(3);
        assertThat(mesh.clustersOf("routes")).containsExactly("v1");
    }

    @Test
    void refusalIsTellingAtOnceAfterAGoodWord() {
        mesh.send(ROUTE_CONFIGURATION, badRoutes("2", "routes"));
        String late = mesh.send(ROUTE_CONFIGURATION, badRoutes("2", "routes"));
        assertThat(mesh.server().answersTo(late)).isEmpty();

        mesh.send(ROUTE_CONFIGURATION, routes("3", "routes", "v1"));
        String nonce = mesh.send(ROUTE_CONFIGURATION, badRoutes("4", "routes"));

        assertThat(mesh.server().answerTo(nonce).hasErrorDetail()).isTrue();
    }

    @Test
    void refusalThatWaitsIsNotToldToAnotherStream() {
        mesh.send(ROUTE_CONFIGURATION, badRoutes("2", "routes"));
        mesh.send(ROUTE_CONFIGURATION, badRoutes("2", "routes"));
        mesh.server().close();

        mesh.loop().advance(Duration.ofSeconds(10));

        assertThat(mesh.server().requests())
                .allMatch(it -> it.getResponseNonce().isEmpty());
    }

    private String send(DeltaDiscoveryResponse.Builder response) {
        String nonce = mesh.server().send(response);
        mesh.loop().run();
        return nonce;
    }

    private void assertThatServerIsHeard() {
        String nonce = mesh.send(LOAD_ASSIGNMENT, endpoints("well", "v1", 4242));
        assertThat(mesh.server().answerTo(nonce).hasErrorDetail()).isFalse();
        assertThat(mesh.call(HELLO)).isEqualTo("to 4242");
    }
}
