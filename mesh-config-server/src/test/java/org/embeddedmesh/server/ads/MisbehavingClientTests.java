package org.embeddedmesh.server.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.istio.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.istio.translate.ResourceType.ENDPOINT;
import static org.embeddedmesh.istio.translate.ResourceType.ROUTE;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client can do wrong costs a bounded amount, spoils nothing for others and is seen. */
class MisbehavingClientTests {

    private final AdsFixture fixture =
            new AdsFixture(Limits.defaults().withStreams(4).withStreamsOfNode(3).withSubscriptions(500));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void reconnectingInALoopIsRefusedUntilTheMinuteIsOver() {
        for (int i = 0; i < 3; i++) {
            DeltaTestClient client = fixture.starter();
            client.subscribe(ROUTE, "r");
            assertThat(client.stream().status()).isEmpty();
            client.stream().cancel();
        }
        for (int i = 0; i < 50; i++) {
            DeltaTestClient client = fixture.starter();
            client.subscribe(ROUTE, "r");
            assertRefused(client, Code.RESOURCE_EXHAUSTED, "3 streams within a minute");
        }

        assertThat(refused()).singleElement().satisfies(it -> {
            assertThat(it.times()).isEqualTo(50);
            assertThat(it.node()).isEqualTo(AdsFixture.node("").getId());
        });
        fixture.scheduler.advance(Duration.ofMinutes(1));
        DeltaTestClient later = fixture.starter();
        later.subscribe(ROUTE, "r");
        assertThat(later.stream().status()).isEmpty();
    }

    @Test
    void neighbourOfALoopIsServed() {
        for (int i = 0; i < 5; i++) {
            DeltaTestClient client = fixture.starter();
            client.subscribe(ROUTE, "r");
            client.stream().cancel();
        }
        DeltaTestClient neighbour = fixture.of(
                AdsFixture.node("embedded-mesh").toBuilder().setId("neighbour").build());
        neighbour.subscribe(ROUTE, "r");
        assertThat(neighbour.nextNames()).containsExactly("-r");
    }

    @Test
    void streamThatSaysNothingMakesRoom() {
        for (int i = 0; i < 4; i++) {
            fixture.starter();
        }
        DeltaTestClient first = fixture.starter();
        assertRefused(first, Code.RESOURCE_EXHAUSTED, "at most 4 streams");

        fixture.scheduler.advance(Duration.ofMinutes(1));

        DeltaTestClient next = fixture.starter();
        next.subscribe(ROUTE, "r");
        assertThat(next.stream().status()).isEmpty();
        assertThat(refused()).extracting(RefusedClient::reason).anyMatch(it -> it.contains("no request within"));
    }

    @Test
    void streamThatSpokeIsNotTakenForSilent() {
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "r");
        fixture.scheduler.advance(Duration.ofHours(1));
        assertThat(client.stream().status()).isEmpty();
    }

    @Test
    void clientThatNeverReadsHasOneChangeOfEachResourceWaitingAndIsSeen() {
        DeltaTestClient stalled = fixture.slowStarter();
        stalled.subscribe(ROUTE, "a", "b");
        for (int i = 0; i < 100; i++) {
            fixture.configuration.put(ROUTE, "a", "" + i).put(ROUTE, "b", "" + i);
            fixture.publishAfterIdle();
        }

        TypeStatus routes = status().subscriptions().get(0);
        assertThat(routes.due()).isEqualTo(2);
        stalled.next();
        stalled.stream().takeMore();
        assertThat(stalled.next().getResourcesCount()).isEqualTo(2);
        assertThat(stalled.hasNext()).isFalse();
    }

    @Test
    void clientThatNeverAnswersIsSentEachChangeAndItsAccountsAreBounded() {
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "r");
        client.next();
        for (int i = 0; i < 1000; i++) {
            fixture.configuration.put(ROUTE, "r", "" + i);
            fixture.publishAfterIdle();
            assertThat(client.nextNames()).containsExactly("r");
        }

        assertThat(status().subscriptions().get(0).unanswered()).isEqualTo(256);
    }

    @Test
    void namesInUnansweredResponsesAreBounded() {
        Ledger ledger = new Ledger();
        for (int nonce = 0; nonce < 200; nonce++) {
            ledger.sent("" + nonce, versions(1000));
        }
        assertThat(ledger.unanswered()).isEqualTo(100);
        assertThat(ledger.answered("99")).isEmpty();
        assertThat(ledger.answered("100")).isPresent();
        assertThat(ledger.unanswered()).isEqualTo(99);
    }

    private static Map<String, String> versions(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "name-" + i, i -> "v"));
    }

    @Test
    void endlessNamesEndTheStream() {
        DeltaTestClient client = fixture.starter();
        for (int i = 0; i <= 50 && client.stream().status().isEmpty(); i++) {
            client.subscribe(ENDPOINT, names(i * 10, 10));
        }
        assertRefused(client, Code.RESOURCE_EXHAUSTED, "500 resource names");
        assertThat(clients()).isEmpty();
    }

    @Test
    void namesThatAreTooManyAtOnceAreNotEvenLookedAt() {
        fixture.configuration.put(ENDPOINT, "n1", "x");
        DeltaTestClient client = fixture.starter();
        client.subscribe(ENDPOINT, names(0, 501));
        assertRefused(client, Code.RESOURCE_EXHAUSTED, "500 resource names");
        assertThat(client.hasNext()).isFalse();
        assertThat(fixture.configuration.translations()).isZero();
    }

    @Test
    void stateOfTheWorldClientMayRepeatItsNamesButNotExceedThem() {
        SotwTestClient client = fixture.grpc();
        client.subscribe(ENDPOINT, names(0, 400));
        client.subscribe(ENDPOINT, names(0, 400));
        assertThat(client.stream().status()).isEmpty();
        client.subscribe(CLUSTER, names(0, 101));
        assertThat(client.stream().status()).map(Status::getCode).contains(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void endlessTypesEndTheStream() {
        DeltaTestClient client = fixture.starter();
        for (int i = 0; i < 65; i++) {
            client.subscribe("type.googleapis.com/t" + i, "n");
        }
        assertRefused(client, Code.RESOURCE_EXHAUSTED, "64 types");
    }

    @Test
    void longNamesAreRefused() {
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "r".repeat(1025));
        assertRefused(client, Code.INVALID_ARGUMENT, "1024 characters");
    }

    @Test
    void hugeNodeIsRefused() {
        Node node = AdsFixture.node("embedded-mesh").toBuilder()
                .setMetadata(Struct.newBuilder()
                        .putFields("GENERATOR", text("embedded-mesh"))
                        .putFields("NAME", text("x".repeat(70_000))))
                .build();
        DeltaTestClient client = fixture.of(node);
        client.subscribe(ROUTE, "r");
        assertRefused(client, Code.INVALID_ARGUMENT, "65536 bytes");
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    @Test
    void refusalsAreKeptShort() {
        fixture.configuration.put(ROUTE, "r", "1");
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "r");
        client.nack(client.next(), "x".repeat(100_000));
        assertThat(status().refusals())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).hasSizeLessThan(1010));
    }

    @Test
    void answersToResponsesThatNeverWereAreIgnored() {
        fixture.configuration.put(ROUTE, "r", "1");
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "r");
        client.next();
        for (int i = 0; i < 100; i++) {
            client.send(DeltaDiscoveryRequest.newBuilder()
                    .setTypeUrl(ROUTE.typeUrl())
                    .setResponseNonce("made-up-" + i));
        }
        assertThat(client.hasNext()).isFalse();
        assertThat(status().subscriptions().get(0).unanswered()).isEqualTo(1);
    }

    private static String[] names(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(i -> "n" + i).toArray(String[]::new);
    }

    private void assertRefused(DeltaTestClient client, Code code, String why) {
        assertThat(client.stream().status()).hasValueSatisfying(status -> {
            assertThat(status.getCode()).isEqualTo(code);
            assertThat(status.getDescription()).contains(why);
        });
        assertThat(refused()).last().satisfies(it -> assertThat(it.reason()).contains(why));
    }

    private ClientStatus status() {
        return clients().get(0);
    }

    private List<ClientStatus> clients() {
        return fixture.ads.clients().toCompletableFuture().join();
    }

    private List<RefusedClient> refused() {
        return fixture.ads.refusedClients().toCompletableFuture().join();
    }
}
