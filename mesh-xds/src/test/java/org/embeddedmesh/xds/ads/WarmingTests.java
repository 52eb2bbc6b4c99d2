package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.xds.ads.Resources.cluster;
import static org.embeddedmesh.xds.ads.Resources.endpoints;
import static org.embeddedmesh.xds.ads.Resources.listener;
import static org.embeddedmesh.xds.ads.Resources.routes;
import static org.embeddedmesh.xds.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.xds.translate.ResourceType.LISTENER;
import static org.embeddedmesh.xds.translate.ResourceType.LOAD_ASSIGNMENT;
import static org.embeddedmesh.xds.translate.ResourceType.ROUTE_CONFIGURATION;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.xds.ads.SubscribedResource.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarmingTests {

    private static final Authority DESTINATION = new Authority("hello.default.svc.cluster.local", 9095);
    private static final Duration WARMING = Duration.ofSeconds(1);
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(15);

    private final AdsFixture mesh = new AdsFixture();

    @BeforeEach
    void start() {
        mesh.start();
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void clusterThatIsLateIsAwaitedWhileItsTableServes() {
        demandRoutesTo("v1");

        mesh.loop().advance(WARMING);

        assertThat(mesh.clustersOf("routes")).containsExactly("v1");
        assertThat(mesh.snapshot().isAwaited("v1")).isTrue();
        assertThat(mesh.demand(DESTINATION).toCompletableFuture()).isNotDone();
    }

    @Test
    void whoeverWaitsForAClusterIsWokenWhenItIsWarm() {
        demandRoutesTo("v1");
        mesh.loop().advance(WARMING);
        CompletionStage<Void> waiting = mesh.demand(DESTINATION);

        mesh.send(CLUSTER, cluster("1", "v1"));
        assertThat(waiting.toCompletableFuture()).isNotDone();
        assertThat(mesh.snapshot().isAwaited("v1")).isTrue();

        mesh.send(LOAD_ASSIGNMENT, endpoints("1", "v1", 1001));
        assertThat(waiting.toCompletableFuture()).isCompleted();
        assertThat(mesh.snapshot().isAwaited("v1")).isFalse();
        assertThat(mesh.ports("v1")).containsExactly(1001);
    }

    @Test
    void whoeverWaitsForAClusterIsWokenWhenItDoesNotExist() {
        demandRoutesTo("v1");
        mesh.loop().advance(WARMING);
        CompletionStage<Void> waiting = mesh.demand(DESTINATION);

        mesh.remove(CLUSTER, "v1");

        assertThat(waiting.toCompletableFuture()).isCompleted();
        assertThat(mesh.snapshot().isAwaited("v1")).isFalse();
        assertThat(mesh.demand(DESTINATION).toCompletableFuture()).isCompleted();
    }

    @Test
    void oneOfTwoLateClustersWakesAllWhoWait() {
        demandRoutesTo("v1", "v2");
        mesh.loop().advance(WARMING);
        CompletionStage<Void> waiting = mesh.demand(DESTINATION);

        mesh.send(CLUSTER, cluster("1", "v1"));
        mesh.send(LOAD_ASSIGNMENT, endpoints("1", "v1", 1001));

        assertThat(waiting.toCompletableFuture()).isCompleted();
        assertThat(mesh.demand(DESTINATION).toCompletableFuture()).isNotDone();
    }

    @Test
    void clusterOfWhichNothingComesIsAwaitedForFifteenSeconds() {
        demandRoutesTo("v1");
        CompletionStage<Void> waiting = mesh.demand(DESTINATION);
        mesh.loop().advance(FETCH_TIMEOUT.minusMillis(1));
        assertThat(mesh.snapshot().isAwaited("v1")).isTrue();

        mesh.loop().advance(Duration.ofMillis(1));

        assertThat(waiting.toCompletableFuture()).isCompleted();
        assertThat(mesh.snapshot().isAwaited("v1")).isFalse();
        assertThat(mesh.snapshot().clusters()).isEmpty();
        assertThat(mesh.resource(CLUSTER, "v1").state()).isEqualTo(State.TIMEOUT);
    }

    @Test
    void clusterThatComesAfterItWasGivenUpIsTaken() {
        demandRoutesTo("v1");
        mesh.loop().advance(FETCH_TIMEOUT);

        mesh.send(CLUSTER, cluster("1", "v1"));
        mesh.send(LOAD_ASSIGNMENT, endpoints("1", "v1", 1001));

        assertThat(mesh.ports("v1")).containsExactly(1001);
        assertThat(mesh.resource(CLUSTER, "v1").state()).isEqualTo(State.ACKED);
    }

    @Test
    void clusterWhoseEndpointsDoNotComeIsInUseWithoutAnyAfterFifteenSeconds() {
        demandRoutesTo("v1");
        mesh.send(CLUSTER, cluster("1", "v1"));

        mesh.loop().advance(FETCH_TIMEOUT);

        assertThat(mesh.snapshot().clusters()).extracting("name").containsExactly("v1");
        assertThat(mesh.ports("v1")).isEmpty();
        mesh.send(LOAD_ASSIGNMENT, endpoints("1", "v1", 1001));
        assertThat(mesh.ports("v1")).containsExactly(1001);
    }

    @Test
    void droppedClusterIsNotAwaitedAnyMore() {
        mesh.makeLive(DESTINATION, "routes", "v1");
        mesh.send(ROUTE_CONFIGURATION, routes("2", "routes", "v2"));
        mesh.loop().advance(WARMING);
        assertThat(mesh.snapshot().isAwaited("v2")).isTrue();

        mesh.send(CLUSTER, cluster("1", "v2"));
        mesh.send(ROUTE_CONFIGURATION, routes("3", "routes", "v1"));
        mesh.send(CLUSTER, cluster("2", "v1"));
        mesh.send(LOAD_ASSIGNMENT, endpoints("2", "v1", 1001));

        assertThat(mesh.snapshot().isAwaited("v2")).isFalse();
        assertThat(mesh.clustersOf("routes")).containsExactly("v1");
    }

    private void demandRoutesTo(String... clusters) {
        mesh.demand(DESTINATION);
        mesh.send(LISTENER, listener("1", DESTINATION.toString(), "routes"));
        mesh.send(ROUTE_CONFIGURATION, routes("1", "routes", clusters));
    }
}
