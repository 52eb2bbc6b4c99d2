package org.embeddedmesh.server.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.istio.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.istio.translate.ResourceType.ENDPOINT;
import static org.embeddedmesh.istio.translate.ResourceType.HOST_INDEX;
import static org.embeddedmesh.istio.translate.ResourceType.LISTENER;
import static org.embeddedmesh.istio.translate.ResourceType.ROUTE;

import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Six faults that are known from another control plane for Java, and that this server must not have. */
class KnownFaultsTests {

    private final AdsFixture fixture = new AdsFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void clientThatAlwaysRefusesIsNotSentTheSameAgain() {
        fixture.configuration.put(CLUSTER, "c0", "bad");
        SotwTestClient client = fixture.grpc();
        client.subscribe(CLUSTER, "c0");
        DiscoveryResponse refused = client.next();
        for (int i = 0; i < 100; i++) {
            client.nack(refused, "no", "c0");
            fixture.publishAfterIdle();
        }
        assertThat(client.hasNext()).isFalse();
        fixture.configuration.put(CLUSTER, "c0", "good");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("c0");
    }

    @Test
    void unknownNamesAreRemovedAtOnceForOurClient() {
        fixture.configuration.put(ENDPOINT, "c0", "x");
        DeltaTestClient client = fixture.starter();
        client.subscribe(ENDPOINT, "c0", "nope");
        assertThat(client.nextNames()).containsExactly("c0", "-nope");
        client.subscribe(ENDPOINT, "never");
        assertThat(client.nextNames()).containsExactly("-never");
    }

    @Test
    void namedClustersAndListenersAreNotWildcards() {
        fixture.configuration.put(CLUSTER, "c0", "x").put(CLUSTER, "c1", "x").put(LISTENER, "l0", "x");
        fixture.configuration.put(LISTENER, "l1", "x");
        DeltaTestClient client = fixture.starter();
        client.subscribe(CLUSTER, "c0");
        assertThat(client.nextNames()).containsExactly("c0");
        client.subscribe(LISTENER, "l1");
        assertThat(client.nextNames()).containsExactly("l1");
        client.subscribe(CLUSTER, "*");
        assertThat(client.nextNames()).contains("c1");
    }

    @Test
    void reconnectWithTheSameVersionsSendsNothing() {
        fixture.configuration.put(CLUSTER, "c0", "x").put(CLUSTER, "c1", "x");
        DeltaTestClient before = fixture.starter();
        before.subscribe(CLUSTER, "c0", "c1");
        Map<String, String> versions = new HashMap<>();
        before.next().getResourcesList().forEach(it -> versions.put(it.getName(), it.getVersion()));
        DeltaTestClient after = fixture.starter();
        after.resume(CLUSTER, versions);
        assertThat(after.hasNext()).isFalse();
        DeltaTestClient outdated = fixture.starter();
        outdated.resume(CLUSTER, Map.of("c0", "old", "c1", versions.get("c1"), "gone", "old"));
        assertThat(outdated.nextNames()).containsExactlyInAnyOrder("c0", "-gone");
    }

    @Test
    void ownTypesAreServedAndUnknownOnesSpoilNothing() {
        fixture.configuration.put(HOST_INDEX, "hosts", "shop").put(ROUTE, "r", "x");
        DeltaTestClient client = fixture.starter();
        client.subscribe("type.googleapis.com/nobody.knows.v1.This", "a");
        assertThat(client.nextNames()).containsExactly("-a");
        client.subscribe(HOST_INDEX, "hosts");
        assertThat(client.nextNames()).containsExactly("hosts");
        client.subscribe(ROUTE, "r");
        assertThat(client.nextNames()).containsExactly("r");
    }

    @Test
    void nodeOfTheFirstRequestHoldsForTheStream() {
        fixture.configuration.put(LISTENER, "l", "x").put(ROUTE, "r", "x");
        SotwTestClient client = fixture.grpc();
        client.subscribe(LISTENER, "l");
        client.subscribe(ROUTE, "r");
        assertThat(client.nextNames()).containsExactly("l");
        assertThat(client.nextNames()).containsExactly("r");
    }
}
