package org.embeddedmesh.server.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.istio.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.istio.translate.ResourceType.ENDPOINT;
import static org.embeddedmesh.istio.translate.ResourceType.LISTENER;
import static org.embeddedmesh.istio.translate.ResourceType.ROUTE;

import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeltaSubscriptionTests {

    private final AdsFixture fixture = new AdsFixture();
    private final DeltaTestClient client = fixture.starter();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void onlyWhatChangedIsPushed() {
        fixture.configuration.put(CLUSTER, "a", "1").put(CLUSTER, "b", "1");
        client.subscribe(CLUSTER, "a", "b");
        client.next();
        fixture.configuration.put(CLUSTER, "a", "2");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("a");
        assertThat(client.hasNext()).isFalse();
    }

    @Test
    void nothingIsPushedWhenNothingSubscribedChanged() {
        client.subscribe(CLUSTER, "a");
        client.next();
        fixture.configuration.put(CLUSTER, "b", "1");
        fixture.publishAfterIdle();
        assertThat(client.hasNext()).isFalse();
    }

    @Test
    void nameThatWasUnknownIsPushedWhenItComesAndRemovedWhenItGoes() {
        client.subscribe(ROUTE, "r");
        assertThat(client.nextNames()).containsExactly("-r");
        fixture.configuration.put(ROUTE, "r", "1");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("r");
        fixture.configuration.remove(ROUTE, "r");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("-r");
    }

    @Test
    void subscribingAgainIsAnsweredThoughNothingChanged() {
        fixture.configuration.put(CLUSTER, "a", "1");
        client.subscribe(CLUSTER, "a");
        client.ack(client.next());
        client.subscribe(CLUSTER, "a");
        assertThat(client.nextNames()).containsExactly("a");
    }

    @Test
    void unsubscribedNameIsNotPushedAnyMore() {
        fixture.configuration.put(CLUSTER, "a", "1");
        client.subscribe(CLUSTER, "a");
        client.next();
        client.unsubscribe(CLUSTER, "a", "never subscribed");
        fixture.configuration.put(CLUSTER, "a", "2");
        fixture.publishAfterIdle();
        assertThat(client.hasNext()).isFalse();
    }

    @Test
    void clientThatNamedNothingForAWhileHearsOfChangesAgain() {
        fixture.configuration.put(ENDPOINT, "a", "1");
        client.subscribe(ENDPOINT, "a");
        client.next();
        client.unsubscribe(ENDPOINT, "a");
        fixture.configuration.remove(ENDPOINT, "a");
        fixture.publishAfterIdle();
        client.subscribe(ENDPOINT, "a");
        assertThat(client.nextNames()).containsExactly("-a");
        fixture.configuration.put(ENDPOINT, "a", "2");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("a");
    }

    @Test
    void wildcardGetsAllAndWhatComesLater() {
        fixture.configuration.put(CLUSTER, "a", "1");
        client.subscribe(CLUSTER, "*");
        assertThat(client.nextNames()).containsExactly("a");
        fixture.configuration.put(CLUSTER, "b", "1").remove(CLUSTER, "a");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("b");
        assertThat(client.nextNames()).containsExactly("-a");
    }

    @Test
    void wildcardOfNothingIsAnsweredWithNothing() {
        client.subscribe(CLUSTER, "*");
        assertThat(client.nextNames()).isEmpty();
    }

    @Test
    void firstRequestWithoutNamesIsAWildcardForClusters() {
        fixture.configuration.put(CLUSTER, "a", "1");
        client.subscribe(CLUSTER);
        assertThat(client.nextNames()).containsExactly("a");
    }

    @Test
    void nameThatIsStillCoveredByTheWildcardIsAnsweredWhenUnsubscribed() {
        fixture.configuration.put(CLUSTER, "a", "1");
        client.subscribe(CLUSTER, "*", "a");
        client.next();
        client.unsubscribe(CLUSTER, "a");
        assertThat(client.nextNames()).containsExactly("a");
    }

    @Test
    void namedResourcesStayWhenTheWildcardGoes() {
        fixture.configuration.put(CLUSTER, "a", "1").put(CLUSTER, "b", "1");
        client.subscribe(CLUSTER, "*", "a");
        client.next();
        client.unsubscribe(CLUSTER, "*");
        fixture.configuration.put(CLUSTER, "a", "2").put(CLUSTER, "b", "2");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("a");
        assertThat(client.hasNext()).isFalse();
    }

    @Test
    void staleNonceDoesNotSpoilTheSubscription() {
        fixture.configuration.put(CLUSTER, "a", "1");
        client.send(DeltaDiscoveryRequest.newBuilder()
                .setTypeUrl(CLUSTER.typeUrl())
                .setResponseNonce("of another stream")
                .addResourceNamesSubscribe("a"));
        assertThat(client.nextNames()).containsExactly("a");
    }

    @Test
    void pushMakesBeforeItBreaks() {
        fixture.configuration.put(CLUSTER, "old", "1").put(ENDPOINT, "old", "1");
        fixture.configuration.put(LISTENER, "l", "1").put(ROUTE, "r", "1").put(ROUTE, "gone", "1");
        client.subscribe(ROUTE, "r", "gone");
        client.subscribe(LISTENER, "l");
        client.subscribe(ENDPOINT, "old", "new");
        client.subscribe(CLUSTER, "old", "new");
        drain();
        fixture.configuration.put(CLUSTER, "new", "1").put(ENDPOINT, "new", "1").put(LISTENER, "l", "2");
        fixture.configuration.put(ROUTE, "r", "2").remove(ROUTE, "gone");
        fixture.configuration.remove(CLUSTER, "old").remove(ENDPOINT, "old");
        fixture.publishAfterIdle();
        assertThat(drain())
                .containsExactly(
                        "Cluster [new]",
                        "ClusterLoadAssignment [new]",
                        "Listener [l]",
                        "RouteConfiguration [r]",
                        "RouteConfiguration [-gone]",
                        "ClusterLoadAssignment [-old]",
                        "Cluster [-old]");
    }

    @Test
    void largeAnswersComeInParts() {
        String large = "x".repeat(400_000);
        for (int i = 0; i < 5; i++) {
            fixture.configuration.put(CLUSTER, "c" + i, large);
        }
        client.subscribe(CLUSTER, "*");
        assertThat(client.next().getResourcesCount()).isEqualTo(3);
        assertThat(client.next().getResourcesCount()).isEqualTo(2);
        assertThat(client.hasNext()).isFalse();
    }

    @Test
    void foreignClientIsNotToldOfUnknownNamesButOfRemovedOnes() {
        DeltaTestClient foreign = fixture.foreignDelta();
        foreign.subscribe(CLUSTER, "c");
        assertThat(foreign.hasNext()).isFalse();
        fixture.configuration.put(CLUSTER, "c", "1");
        fixture.publishAfterIdle();
        assertThat(foreign.nextNames()).containsExactly("c");
        fixture.configuration.remove(CLUSTER, "c");
        fixture.publishAfterIdle();
        assertThat(foreign.nextNames()).containsExactly("-c");
    }

    @Test
    void foreignClientGetsAnEmptyAssignmentInPlaceOfRemovedEndpoints() {
        fixture.configuration.put(ENDPOINT, "c", "1");
        DeltaTestClient foreign = fixture.foreignDelta();
        foreign.subscribe(ENDPOINT, "c");
        foreign.next();
        fixture.configuration.remove(ENDPOINT, "c");
        fixture.publishAfterIdle();
        assertThat(foreign.nextNames()).containsExactly("c");
    }

    @Test
    void oneResourceThatCannotBeTranslatedDoesNotHoldUpTheOthers() {
        fixture.configuration.put(ROUTE, "r", "1");
        client.subscribe(ROUTE, "broken", "r");
        assertThat(client.nextNames()).contains("r");
        fixture.configuration.put(ROUTE, "r", "2");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("r");
    }

    private List<String> drain() {
        List<String> names = new ArrayList<>();
        while (client.hasNext()) {
            DeltaDiscoveryResponse response = client.next();
            names.add(Nack.shortName(response.getTypeUrl()) + " " + DeltaTestClient.names(response));
        }
        return names;
    }
}
