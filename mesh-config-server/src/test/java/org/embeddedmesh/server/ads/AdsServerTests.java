package org.embeddedmesh.server.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.istio.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.istio.translate.ResourceType.ROUTE;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdsServerTests {

    private static final Limits SMALL = Limits.defaults().withStreams(2).withSubscriptions(3);

    private final AdsFixture fixture = new AdsFixture(SMALL);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void changesWithinTheIntervalMergeIntoOnePush() {
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "r");
        client.next();
        put("1");
        assertThat(client.nextNames()).as("first after idle: at once").containsExactly("r");
        put("2");
        put("3");
        assertThat(client.hasNext()).isFalse();
        fixture.scheduler.advance(Duration.ofMillis(49));
        assertThat(client.hasNext()).isFalse();
        fixture.scheduler.advance(Duration.ofMillis(1));
        assertThat(client.nextNames()).containsExactly("r");
        assertThat(client.hasNext()).isFalse();
    }

    @Test
    void changeThatIsTakenBackWithinTheIntervalIsNotSent() {
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "r");
        put("1");
        client.next();
        client.next();
        put("2");
        put("1");
        fixture.scheduler.advance(Duration.ofSeconds(1));
        assertThat(client.hasNext()).isFalse();
    }

    @Test
    void publishCompletesWhenMergedPushesAreOut() {
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "r");
        assertThat(put("1")).isCompleted();
        CompletableFuture<Void> second = put("2");
        assertThat(second).isNotCompleted();
        fixture.scheduler.advance(Duration.ofMillis(50));
        assertThat(second).isCompleted();
    }

    @Test
    void slowClientGetsOnlyTheLastStateAndIsNotWaitedForForever() {
        DeltaTestClient slow = fixture.slowStarter();
        slow.subscribe(ROUTE, "r");
        slow.next();
        CompletableFuture<Void> published = put("1");
        put("2");
        assertThat(published).isNotCompleted();
        fixture.scheduler.advance(Duration.ofSeconds(1));
        assertThat(published).isCompleted();
        assertThat(slow.hasNext()).isFalse();
        slow.stream().takeMore();
        assertThat(slow.nextNames()).containsExactly("r");
        assertThat(slow.hasNext()).isFalse();
    }

    @Test
    void clientsOfOneScopeShareOneTranslation() {
        fixture.configuration.put(ROUTE, "r", "1");
        fixture.starter().subscribe(ROUTE, "r");
        fixture.starter().subscribe(ROUTE, "r");
        assertThat(fixture.configuration.translations()).isEqualTo(1);
    }

    @Test
    void clientsThatNoRuleTellsApartShareOneTranslationThoughTheirLabelsDiffer() {
        fixture.configuration.put(ROUTE, "r", "1");
        for (String version : List.of("v1", "v2")) {
            DeltaTestClient client = fixture.of(labelled(version));
            client.subscribe(ROUTE, "r");
            assertThat(client.nextNames()).containsExactly("r");
        }
        assertThat(fixture.configuration.translations()).isEqualTo(1);
    }

    private static Node labelled(String version) {
        Node.Builder node = AdsFixture.node("embedded-mesh").toBuilder();
        node.getMetadataBuilder()
                .putFields(
                        "LABELS",
                        Value.newBuilder()
                                .setStructValue(Struct.newBuilder()
                                        .putFields(
                                                "version",
                                                Value.newBuilder()
                                                        .setStringValue(version)
                                                        .build()))
                                .build());
        return node.build();
    }

    @Test
    void refusalOfOneResourceIsKeptWithItsFieldAndLeavesTheOthersAccepted() {
        fixture.configuration.put(ROUTE, "outbound|80||bad", "1").put(ROUTE, "outbound|80||good", "1");
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "outbound|80||bad", "outbound|80||good");
        client.nack(client.next(), "RouteConfiguration/outbound|80||bad: virtual_hosts[0].domains", "twice");
        ClientStatus status = fixture.ads.clients().toCompletableFuture().join().get(0);
        assertThat(status.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.resource()).isEqualTo("outbound|80||bad");
            assertThat(refusal.field()).isEqualTo("virtual_hosts[0].domains");
            assertThat(refusal.reason()).isEqualTo("twice");
        });
        List<ResourceStatus> routes = status.subscriptions().get(0).resources();
        assertThat(routes.get(0).refused()).isEqualTo(routes.get(0).sent());
        assertThat(routes.get(0).accepted()).isEmpty();
        assertThat(routes.get(1).accepted()).isEqualTo(routes.get(1).sent());
    }

    @Test
    void refusedVersionIsNotPushedAgainButTheNextOneIs() {
        fixture.configuration.put(CLUSTER, "c", "bad");
        DeltaTestClient client = fixture.starter();
        client.subscribe(CLUSTER, "c");
        client.nack(client.next(), "no");
        fixture.publishAfterIdle();
        assertThat(client.hasNext()).isFalse();
        fixture.configuration.put(CLUSTER, "c", "good");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("c");
    }

    @Test
    void firstRequestWithoutNodeIsRefused() {
        DeltaTestClient client = fixture.of(null);
        client.subscribe(ROUTE, "r");
        assertThat(client.stream().status()).map(Status::getCode).contains(Code.INVALID_ARGUMENT);
    }

    @Test
    void clientOfAnUnknownKindIsToldWhatIsServed() {
        DeltaTestClient client = fixture.of(Node.newBuilder().setId("envoy").build());
        client.subscribe(ROUTE, "r");
        assertThat(client.stream().status()).hasValueSatisfying(status -> {
            assertThat(status.getCode()).isEqualTo(Code.FAILED_PRECONDITION);
            assertThat(status.getDescription()).contains("GENERATOR=grpc");
        });
        assertThat(fixture.ads.refusedClients().toCompletableFuture().join())
                .extracting(RefusedClient::node)
                .containsExactly("envoy");
    }

    @Test
    void moreStreamsThanAllowedAreRefused() {
        fixture.starter().subscribe(ROUTE, "r");
        DeltaTestClient second = fixture.starter();
        DeltaTestClient third = fixture.starter();
        assertThat(third.stream().status()).map(Status::getCode).contains(Code.RESOURCE_EXHAUSTED);
        second.stream().cancel();
        DeltaTestClient fourth = fixture.of(Node.newBuilder().setId("envoy").build());
        fourth.subscribe(ROUTE, "r");
        assertThat(fixture.starter().stream().status())
                .as("refused streams do not count")
                .isEmpty();
    }

    @Test
    void moreNamesThanAllowedEndTheStream() {
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "a", "b", "c", "d");
        assertThat(client.stream().status()).map(Status::getCode).contains(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void closeEndsStreamsCleanly() {
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "r");
        fixture.ads.close();
        assertThat(client.stream().status()).map(Status::isOk).contains(true);
        assertThat(fixture.ads.clients().toCompletableFuture().join()).isEmpty();
    }

    @Test
    void clientThatIsGoneIsForgottenAndHoldsUpNothing() {
        DeltaTestClient slow = fixture.slowStarter();
        slow.subscribe(ROUTE, "r");
        CompletableFuture<Void> published = put("1");
        slow.stream().cancel();
        assertThat(published).isCompleted();
        assertThat(fixture.ads.clients().toCompletableFuture().join()).isEmpty();
    }

    @Test
    void statusNamesClientAndVersions() {
        fixture.configuration.put(ROUTE, "r", "1");
        DeltaTestClient client = fixture.starter();
        client.subscribe(ROUTE, "r");
        DeltaDiscoveryResponse response = client.next();
        client.ack(response);
        ClientStatus status = fixture.ads.clients().toCompletableFuture().join().get(0);
        assertThat(status.service()).isEqualTo("shop");
        assertThat(status.namespace()).isEqualTo("default");
        assertThat(status.subscriptions().get(0).resources().get(0).accepted())
                .contains(response.getResources(0).getVersion());
    }

    @Test
    void statusIsOfThoseClientsThatAreAskedFor() {
        fixture.starter().subscribe(ROUTE, "r");
        fixture.of(AdsFixture.node("embedded-mesh").toBuilder()
                        .setId("other")
                        .setCluster("books")
                        .build())
                .subscribe(ROUTE, "r");
        assertThat(clients(new ClientFilter("other", "", 10)))
                .extracting(ClientStatus::node)
                .containsExactly("other");
        assertThat(clients(new ClientFilter("", "shop", 10)))
                .extracting(ClientStatus::service)
                .containsExactly("shop");
        assertThat(clients(new ClientFilter("", "", 1))).hasSize(1);
        assertThat(clients(ClientFilter.all())).hasSize(2);
    }

    private List<ClientStatus> clients(ClientFilter filter) {
        return fixture.ads.clients(filter).toCompletableFuture().join();
    }

    @Test
    void requestWithoutTypeIsRefused() {
        DeltaTestClient client = fixture.starter();
        client.send(DeltaDiscoveryRequest.newBuilder());
        assertThat(client.stream().status()).map(Status::getCode).contains(Code.INVALID_ARGUMENT);
    }

    private CompletableFuture<Void> put(String text) {
        fixture.configuration.put(ROUTE, "r", text);
        return fixture.publish();
    }
}
