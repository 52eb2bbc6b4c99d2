package org.embeddedmesh.server.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.istio.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.istio.translate.ResourceType.ENDPOINT;
import static org.embeddedmesh.istio.translate.ResourceType.HOST_INDEX;
import static org.embeddedmesh.istio.translate.ResourceType.LISTENER;
import static org.embeddedmesh.istio.translate.ResourceType.ROUTE;

import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SotwSubscriptionTests {

    private final AdsFixture fixture = new AdsFixture();
    private final SotwTestClient client = fixture.grpc();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void newNameOfAListenerIsAnsweredWithAllThatAreSubscribed() {
        fixture.configuration.put(LISTENER, "a", "1").put(LISTENER, "b", "1");
        client.subscribe(LISTENER, "a");
        DiscoveryResponse first = client.next();
        assertThat(SotwTestClient.names(first)).containsExactly("a");
        client.ack(first, "a", "b");
        assertThat(client.nextNames()).containsExactly("a", "b");
    }

    @Test
    void newNameOfARouteIsAnsweredAlone() {
        fixture.configuration.put(ROUTE, "a", "1").put(ROUTE, "b", "1");
        client.subscribe(ROUTE, "a");
        client.ack(client.next(), "a", "b");
        assertThat(client.nextNames()).containsExactly("b");
    }

    @Test
    void acknowledgementIsNotAnswered() {
        fixture.configuration.put(ROUTE, "a", "1");
        client.subscribe(ROUTE, "a");
        client.ack(client.next(), "a");
        assertThat(client.hasNext()).isFalse();
    }

    @Test
    void subscriptionWithAStaleNonceIsIgnored() {
        fixture.configuration.put(ROUTE, "a", "1").put(ROUTE, "b", "1");
        client.subscribe(ROUTE, "a");
        DiscoveryResponse first = client.next();
        fixture.configuration.put(ROUTE, "a", "2");
        fixture.publishAfterIdle();
        DiscoveryResponse second = client.next();
        client.ack(first, "b");
        assertThat(client.hasNext()).isFalse();
        client.ack(second, "a", "b");
        assertThat(client.nextNames()).containsExactly("b");
    }

    @Test
    void changedListenerComesWithTheOthersAndChangedRouteAlone() {
        fixture.configuration.put(LISTENER, "a", "1").put(LISTENER, "b", "1");
        fixture.configuration.put(ROUTE, "a", "1").put(ROUTE, "b", "1");
        client.subscribe(LISTENER, "a", "b");
        client.subscribe(ROUTE, "a", "b");
        drain();
        fixture.configuration.put(LISTENER, "a", "2").put(ROUTE, "a", "2");
        fixture.publishAfterIdle();
        assertThat(drain()).containsExactly("Listener [a, b]", "RouteConfiguration [a]");
    }

    @Test
    void unknownRouteComesWhenItIsThere() {
        client.subscribe(ROUTE, "late");
        assertThat(client.hasNext()).isFalse();
        fixture.configuration.put(ROUTE, "late", "1");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("late");
    }

    @Test
    void unknownListenerIsMissingFromTheFullState() {
        client.subscribe(LISTENER, "never");
        assertThat(client.nextNames()).isEmpty();
    }

    @Test
    void removedClusterStaysUntilRoutesHaveChanged() {
        fixture.configuration.put(CLUSTER, "old", "1").put(ROUTE, "r", "1");
        client.subscribe(CLUSTER, "old", "new");
        client.subscribe(ROUTE, "r");
        drain();
        fixture.configuration.put(CLUSTER, "new", "1").remove(CLUSTER, "old").put(ROUTE, "r", "2");
        fixture.publishAfterIdle();
        assertThat(drain()).containsExactly("Cluster [old, new]", "RouteConfiguration [r]", "Cluster [new]");
    }

    @Test
    void removedRouteIsNotMentioned() {
        fixture.configuration.put(ROUTE, "r", "1");
        client.subscribe(ROUTE, "r");
        client.next();
        fixture.configuration.remove(ROUTE, "r");
        fixture.publishAfterIdle();
        assertThat(client.hasNext()).isFalse();
    }

    @Test
    void removedEndpointsAreAnEmptyAssignmentThatComesLast() {
        fixture.configuration.put(ENDPOINT, "c", "1").put(ROUTE, "r", "1");
        client.subscribe(ENDPOINT, "c");
        client.subscribe(ROUTE, "r");
        drain();
        fixture.configuration.remove(ENDPOINT, "c").put(ROUTE, "r", "2");
        fixture.publishAfterIdle();
        assertThat(drain()).containsExactly("RouteConfiguration [r]", "ClusterLoadAssignment [c]");
    }

    @Test
    void namesThatAreLeftOutAreUnsubscribed() {
        fixture.configuration.put(CLUSTER, "a", "1").put(CLUSTER, "b", "1");
        client.subscribe(CLUSTER, "a", "b");
        client.ack(client.next(), "a");
        fixture.configuration.put(CLUSTER, "b", "2");
        fixture.publishAfterIdle();
        assertThat(client.hasNext()).isFalse();
        fixture.configuration.put(CLUSTER, "a", "2");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("a");
    }

    @Test
    void clientThatNeverNamedAClusterGetsAll() {
        fixture.configuration.put(CLUSTER, "a", "1");
        client.subscribe(CLUSTER);
        client.ack(client.next());
        fixture.configuration.put(CLUSTER, "b", "1");
        fixture.publishAfterIdle();
        assertThat(client.nextNames()).containsExactly("a", "b");
    }

    @Test
    void noNamesAfterSomeNamesMeansNothing() {
        fixture.configuration.put(CLUSTER, "a", "1");
        client.subscribe(CLUSTER, "a");
        client.ack(client.next());
        fixture.configuration.put(CLUSTER, "a", "2");
        fixture.publishAfterIdle();
        assertThat(client.hasNext()).isFalse();
    }

    @Test
    void hostIndexIsForStartersOnly() {
        fixture.configuration.put(HOST_INDEX, "hosts", "shop");
        client.subscribe(HOST_INDEX, "hosts");
        assertThat(client.hasNext()).isFalse();
    }

    private List<String> drain() {
        List<String> names = new ArrayList<>();
        while (client.hasNext()) {
            DiscoveryResponse response = client.next();
            names.add(Nack.shortName(response.getTypeUrl()) + " " + SotwTestClient.names(response));
        }
        return names;
    }
}
