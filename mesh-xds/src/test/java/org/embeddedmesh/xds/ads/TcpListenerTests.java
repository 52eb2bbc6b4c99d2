package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.xds.ads.Resources.cluster;
import static org.embeddedmesh.xds.ads.Resources.endpoints;
import static org.embeddedmesh.xds.ads.Resources.hosts;
import static org.embeddedmesh.xds.ads.Resources.tcpListener;
import static org.embeddedmesh.xds.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.xds.translate.ResourceType.HOST_INDEX;
import static org.embeddedmesh.xds.translate.ResourceType.LISTENER;
import static org.embeddedmesh.xds.translate.ResourceType.LOAD_ASSIGNMENT;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.Destination;
import org.embeddedmesh.snapshot.OutboundListener;
import org.embeddedmesh.snapshot.TcpListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpListenerTests {

    private static final Authority MYSQL = new Authority("mysql.default.svc.cluster.local", 9095);
    private static final String NAME = MYSQL.toString();

    private final AdsFixture mesh = new AdsFixture();

    @BeforeEach
    void startWithOneHost() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1", MYSQL.host()));
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void clustersOfChainsAreFollowedDownToTheirEndpoints() {
        mesh.demand(MYSQL);

        mesh.send(LISTENER, tcpListener("1", NAME, "v1", "v2"));
        assertThat(mesh.server().subscribed(CLUSTER)).containsExactly("v1", "v2");
        assertThat(connection()).isInstanceOf(Destination.Chained.class);
        assertThat(mesh.snapshot().isAwaited("v1")).isTrue();

        CompletionStage<Void> news = mesh.demand(MYSQL);
        mesh.send(CLUSTER, cluster("1", "v1"), cluster("1", "v2"));
        assertThat(mesh.server().subscribed(LOAD_ASSIGNMENT)).containsExactly("v1", "v2");
        assertThat(news.toCompletableFuture()).isNotDone();

        mesh.send(LOAD_ASSIGNMENT, endpoints("1", "v1", 1001), endpoints("1", "v2", 1002));
        assertThat(news.toCompletableFuture()).isCompleted();
        assertThat(mesh.snapshot().isAwaited("v1")).isFalse();
        assertThat(mesh.ports("v2")).containsExactly(1002);
        assertThat(mesh.demand(MYSQL).toCompletableFuture()).isCompleted();
    }

    @Test
    void callOfAnHttpClientPassesThroughAsSoonAsTheListenerIsThere() {
        CompletionStage<Void> settled = mesh.demand(MYSQL);
        assertThat(request()).isInstanceOf(Destination.Awaited.class);

        mesh.send(LISTENER, tcpListener("1", NAME, "v1"));

        assertThat(settled.toCompletableFuture()).isCompleted();
        assertThat(request()).isInstanceOf(Destination.OutsideMesh.class);
        assertThat(mesh.snapshot().listeners()).isEmpty();
    }

    @Test
    void newChainsServeOnlyWhenTheirClustersAreWarm() {
        makeLive();

        mesh.send(LISTENER, tcpListener("2", NAME, "v2"));
        assertThat(clusters()).containsExactly("v1");

        mesh.send(CLUSTER, cluster("1", "v2"));
        assertThat(clusters()).containsExactly("v1");
        mesh.send(LOAD_ASSIGNMENT, endpoints("1", "v2", 1002));
        assertThat(clusters()).containsExactly("v2");
        assertThat(mesh.server().unsubscribed(CLUSTER)).containsExactly("v1");
    }

    @Test
    void newChainsServeAfterTheWarmingTimeoutAtTheLatest() {
        makeLive();

        mesh.send(LISTENER, tcpListener("2", NAME, "v2"));
        mesh.loop().advance(Duration.ofMillis(999));
        assertThat(clusters()).containsExactly("v1");

        mesh.loop().advance(Duration.ofMillis(1));
        assertThat(clusters()).containsExactly("v2");
    }

    @Test
    void removedListenerTakesItsClustersAway() {
        makeLive();

        mesh.remove(LISTENER, NAME);

        assertThat(connection()).isInstanceOf(Destination.OutsideMesh.class);
        assertThat(mesh.server().unsubscribed(CLUSTER)).containsExactly("v1");
        assertThat(mesh.snapshot().clusters()).isEmpty();
    }

    @Test
    void destinationThatChangesItsProtocolIsRoutedAsTheLastListenerSays() {
        makeLive();

        mesh.makeLive(MYSQL, "routes", "v3");
        assertThat(mesh.snapshot().listeners()).containsExactly(new OutboundListener(MYSQL, "routes"));
        assertThat(mesh.snapshot().tcpListeners()).isEmpty();

        mesh.send(LISTENER, tcpListener("3", NAME, "v1"));
        assertThat(mesh.snapshot().listeners()).isEmpty();
        assertThat(clusters()).containsExactly("v1");
    }

    @Test
    void brokenChainIsRefusedAndTheOldOnesStay() {
        makeLive();

        mesh.send(LISTENER, tcpListener("2", NAME));

        assertThat(mesh.resource(LISTENER, NAME).error())
                .contains("filter_chains[0].filters[0].typed_config.weighted_clusters.clusters: "
                        + "weights sum to 0, not to between 1 and 4294967295");
        assertThat(clusters()).containsExactly("v1");
    }

    private void makeLive() {
        mesh.demand(MYSQL);
        mesh.send(LISTENER, tcpListener("1", NAME, "v1"));
        mesh.send(CLUSTER, cluster("1", "v1"));
        mesh.send(LOAD_ASSIGNMENT, endpoints("1", "v1", 1001));
    }

    private List<String> clusters() {
        return mesh.snapshot().tcpListeners().stream()
                .flatMap(TcpListener::clusters)
                .toList();
    }

    private Destination connection() {
        return mesh.snapshot().connection(new Authority("mysql", 9095), "default");
    }

    private Destination request() {
        return mesh.snapshot().destination("mysql:9095", 9095, "default");
    }
}
