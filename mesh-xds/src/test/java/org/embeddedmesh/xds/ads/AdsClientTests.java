package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.xds.ads.Resources.badRoutes;
import static org.embeddedmesh.xds.ads.Resources.cluster;
import static org.embeddedmesh.xds.ads.Resources.endpoints;
import static org.embeddedmesh.xds.ads.Resources.hosts;
import static org.embeddedmesh.xds.ads.Resources.listener;
import static org.embeddedmesh.xds.ads.Resources.routes;
import static org.embeddedmesh.xds.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.xds.translate.ResourceType.HOST_INDEX;
import static org.embeddedmesh.xds.translate.ResourceType.LISTENER;
import static org.embeddedmesh.xds.translate.ResourceType.LOAD_ASSIGNMENT;
import static org.embeddedmesh.xds.translate.ResourceType.ROUTE_CONFIGURATION;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.snapshot.OutboundListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdsClientTests {

    private static final String HELLO = "hello.default.svc.cluster.local";
    private static final Authority DESTINATION = new Authority(HELLO, 9095);
    private static final String LISTENER_NAME = HELLO + ":9095";
    private static final String ROUTES = "outbound|9095||" + HELLO;
    private static final String V1 = "outbound|9095|v1|" + HELLO;
    private static final String V2 = "outbound|9095|v2|" + HELLO;

    private final AdsFixture mesh = new AdsFixture();

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void firstRequestNamesTheNodeAndAsksForTheHosts() {
        mesh.start();

        DeltaDiscoveryRequest first = mesh.server().requests().get(0);
        assertThat(first.getTypeUrl()).isEqualTo("type.googleapis.com/embeddedmesh.v1.HostIndex");
        assertThat(first.getResourceNamesSubscribeList()).containsExactly("hosts");
        assertThat(first.getNode().getId()).isEqualTo("sidecar~127.0.0.1~a.default~default.svc.cluster.local");
        assertThat(first.getNode().getMetadata().getFieldsOrThrow("GENERATOR").getStringValue())
                .isEqualTo("embedded-mesh");
        assertThat(first.getNode()
                        .getMetadata()
                        .getFieldsOrThrow("LABELS")
                        .getStructValue()
                        .getFieldsOrThrow("version")
                        .getStringValue())
                .isEqualTo("v1");
    }

    @Test
    void onlyTheFirstRequestOfAStreamNamesTheNode() {
        mesh.start();
        mesh.demand(DESTINATION);

        assertThat(mesh.server().requests()).hasSize(2);
        assertThat(mesh.server().requests().get(1).hasNode()).isFalse();
    }

    @Test
    void whatIsDemandedWhileTheClientEndsIsNotAskedForAnyMore() {
        mesh.start();
        mesh.client().demand(DESTINATION);
        mesh.client().close();
        mesh.loop().run();

        assertThat(mesh.server().subscribed(LISTENER)).isEmpty();
    }

    @Test
    void hostIndexIsPublishedAndAcknowledged() {
        mesh.start();
        CompletionStage<Void> firstIndex = mesh.client().firstIndex();
        assertThat(firstIndex.toCompletableFuture()).isNotDone();

        String nonce = mesh.send(HOST_INDEX, hosts("1", HELLO));

        assertThat(firstIndex.toCompletableFuture()).isCompleted();
        assertThat(mesh.snapshot().hostIndex().orElseThrow().hosts()).containsKey(HELLO);
        assertThat(mesh.server().answerTo(nonce).hasErrorDetail()).isFalse();
    }

    @Test
    void demandIsFollowedDownToTheEndpoints() {
        mesh.start();
        CompletionStage<Void> live = mesh.demand(DESTINATION);
        assertThat(mesh.server().subscribed(LISTENER)).containsExactly(LISTENER_NAME);

        mesh.send(LISTENER, listener("1", LISTENER_NAME, ROUTES));
        assertThat(mesh.server().subscribed(ROUTE_CONFIGURATION)).containsExactly(ROUTES);

        mesh.send(ROUTE_CONFIGURATION, routes("1", ROUTES, V1, V2));
        assertThat(mesh.server().subscribed(CLUSTER)).containsExactly(V1, V2);

        mesh.send(CLUSTER, cluster("1", V1), cluster("1", V2));
        assertThat(mesh.server().subscribed(LOAD_ASSIGNMENT)).containsExactly(V1, V2);
        assertThat(live.toCompletableFuture()).isNotDone();

        mesh.send(LOAD_ASSIGNMENT, endpoints("1", V1, 1001), endpoints("1", V2, 1002));
        assertThat(live.toCompletableFuture()).isCompleted();
        assertThat(mesh.snapshot().listeners()).containsExactly(new OutboundListener(DESTINATION, ROUTES));
        assertThat(mesh.snapshot().endpoints(V2)).extracting("port").containsExactly(1002);
    }

    @Test
    void demandOfWhatIsLiveAsksForNothing() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);
        int requests = mesh.server().requests().size();

        assertThat(mesh.demand(DESTINATION).toCompletableFuture()).isCompleted();
        assertThat(mesh.server().requests()).hasSize(requests);
    }

    @Test
    void demandBeforeTheFirstConnectionIsAskedForWithIt() {
        mesh.demand(DESTINATION);
        mesh.start();

        assertThat(mesh.server().subscribed(LISTENER)).containsExactly(LISTENER_NAME);
    }

    @Test
    void goodResourcesOfAResponseAreAppliedAndTheBadOneIsRefused() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);
        Authority other = new Authority("other.default.svc.cluster.local", 9095);
        mesh.makeLive(other, "outbound|9095||other", "other-cluster");

        String nonce = mesh.send(
                ROUTE_CONFIGURATION, badRoutes("2", ROUTES), routes("2", "outbound|9095||other", "other-cluster", V1));

        DeltaDiscoveryRequest nack = mesh.server().answerTo(nonce);
        assertThat(nack.getErrorDetail().getMessage()).contains(ROUTES).contains("weights sum to 0");
        assertThat(violations(nack))
                .containsExactly(FieldViolation.newBuilder()
                        .setField("RouteConfiguration/" + ROUTES
                                + ": virtual_hosts[0].routes[0].route.weighted_clusters.clusters")
                        .setDescription("weights sum to 0, not to between 1 and 4294967295")
                        .build());
        assertThat(mesh.clustersOf(ROUTES)).containsExactly(V1);
        assertThat(mesh.clustersOf("outbound|9095||other")).containsExactly("other-cluster", V1);
        assertThat(mesh.resource(ROUTE_CONFIGURATION, ROUTES))
                .extracting(SubscribedResource::state, SubscribedResource::version)
                .containsExactly(SubscribedResource.State.NACKED, "1");
    }

    @Test
    void tableThatTheEngineCannotCompileIsRefusedAtOnce() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);

        String nonce = mesh.send(ROUTE_CONFIGURATION, Resources.routesOfTwoEqualDomains("2", ROUTES));

        assertThat(mesh.server().answerTo(nonce).getErrorDetail().getMessage()).contains("domain");
        assertThat(mesh.clustersOf(ROUTES)).containsExactly(V1);
    }

    @Test
    void resourceThatIsGoodAgainIsAckedAgain() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);
        mesh.send(ROUTE_CONFIGURATION, badRoutes("2", ROUTES));

        String nonce = mesh.send(ROUTE_CONFIGURATION, routes("3", ROUTES, V1));

        assertThat(mesh.server().answerTo(nonce).hasErrorDetail()).isFalse();
        assertThat(mesh.resource(ROUTE_CONFIGURATION, ROUTES))
                .extracting(SubscribedResource::state, SubscribedResource::version, SubscribedResource::error)
                .containsExactly(SubscribedResource.State.ACKED, "3", "");
    }

    @Test
    void nameThatComesTwiceInAResponseIsRefused() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1, V2);

        String nonce = mesh.send(
                LOAD_ASSIGNMENT, endpoints("2", V1, 2001), endpoints("2", V1, 2002), endpoints("2", V2, 2003));

        assertThat(violations(mesh.server().answerTo(nonce)))
                .extracting(FieldViolation::getField)
                .containsExactly("ClusterLoadAssignment/" + V1);
        assertThat(mesh.ports(V1)).containsExactly(1001);
        assertThat(mesh.ports(V2)).containsExactly(2003);
    }

    @Test
    void nameThatComesAndGoesInOneResponseIsRefused() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);

        String nonce = mesh.sendAndRemove(CLUSTER, V1, cluster("2", V1));

        assertThat(violations(mesh.server().answerTo(nonce)))
                .extracting(FieldViolation::getField)
                .containsExactly("Cluster/" + V1);
        assertThat(mesh.snapshot().clusters()).extracting("name").containsExactly(V1);
    }

    @Test
    void resourceThatNobodyAskedForIsIgnored() {
        mesh.start();

        String nonce = mesh.send(CLUSTER, cluster("1", "uninvited"));

        assertThat(mesh.server().answerTo(nonce).hasErrorDetail()).isFalse();
        assertThat(mesh.snapshot().clusters()).isEmpty();
    }

    @Test
    void newTableServesOnlyWhenItsClustersAreWarm() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);

        mesh.send(ROUTE_CONFIGURATION, routes("2", ROUTES, V2));
        mesh.send(CLUSTER, cluster("1", V2));
        assertThat(mesh.clustersOf(ROUTES)).containsExactly(V1);

        mesh.send(LOAD_ASSIGNMENT, endpoints("1", V2, 1002));
        assertThat(mesh.clustersOf(ROUTES)).containsExactly(V2);
    }

    @Test
    void newTableServesAfterTheWarmingTimeoutAtTheLatest() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);
        mesh.send(ROUTE_CONFIGURATION, routes("2", ROUTES, V1, V2));

        mesh.loop().advance(Duration.ofMillis(999));
        assertThat(mesh.clustersOf(ROUTES)).containsExactly(V1);

        mesh.loop().advance(Duration.ofMillis(1));
        assertThat(mesh.clustersOf(ROUTES)).containsExactly(V1, V2);
        assertThat(mesh.snapshot().clusters()).extracting("name").containsExactly(V1);
    }

    @Test
    void tableDoesNotWaitForAClusterThatDoesNotExist() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);
        mesh.send(ROUTE_CONFIGURATION, routes("2", ROUTES, V1, V2));

        mesh.remove(CLUSTER, V2);

        assertThat(mesh.clustersOf(ROUTES)).containsExactly(V1, V2);
    }

    @Test
    void clusterThatNoTableNamesAnyMoreIsDropped() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1, V2);

        mesh.send(ROUTE_CONFIGURATION, routes("2", ROUTES, V1));

        assertThat(mesh.server().unsubscribed(CLUSTER)).containsExactly(V2);
        assertThat(mesh.server().unsubscribed(LOAD_ASSIGNMENT)).containsExactly(V2);
        assertThat(mesh.snapshot().clusters()).extracting("name").containsExactly(V1);
    }

    @Test
    void removedClusterIsGoneAndItsRouteStays() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);

        mesh.remove(CLUSTER, V1);

        assertThat(mesh.snapshot().clusters()).isEmpty();
        assertThat(mesh.clustersOf(ROUTES)).containsExactly(V1);
        assertThat(mesh.resource(CLUSTER, V1).state()).isEqualTo(SubscribedResource.State.DOES_NOT_EXIST);
    }

    @Test
    void removalOfWhatGoesWithItsParentIsIgnored() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1", HELLO));
        mesh.makeLive(DESTINATION, ROUTES, V1);

        mesh.remove(LOAD_ASSIGNMENT, V1);
        mesh.remove(ROUTE_CONFIGURATION, ROUTES);
        mesh.remove(HOST_INDEX, "hosts");

        assertThat(mesh.call(DESTINATION)).isEqualTo("to 1001");
        assertThat(mesh.resource(LOAD_ASSIGNMENT, V1).state()).isEqualTo(SubscribedResource.State.DOES_NOT_EXIST);
    }

    @Test
    void listenerThatChangesItsTableKeepsTheOldOneUntilTheNewOneServes() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);

        mesh.send(LISTENER, listener("2", LISTENER_NAME, "other-routes"));
        assertThat(mesh.snapshot().listeners()).containsExactly(new OutboundListener(DESTINATION, ROUTES));

        mesh.send(ROUTE_CONFIGURATION, routes("1", "other-routes", V1));
        assertThat(mesh.snapshot().listeners()).containsExactly(new OutboundListener(DESTINATION, "other-routes"));
        assertThat(mesh.server().unsubscribed(ROUTE_CONFIGURATION)).containsExactly(ROUTES);
    }

    @Test
    void demandOfWhatDoesNotExistCompletes() {
        mesh.start();
        CompletionStage<Void> settled = mesh.demand(DESTINATION);

        mesh.remove(LISTENER, LISTENER_NAME);

        assertThat(settled.toCompletableFuture()).isCompleted();
        assertThat(mesh.snapshot().listeners()).isEmpty();
    }

    @Test
    void listenerThatAppearsLaterIsTaken() {
        mesh.start();
        mesh.demand(DESTINATION);
        mesh.remove(LISTENER, LISTENER_NAME);

        mesh.makeLive(DESTINATION, ROUTES, V1);

        assertThat(mesh.snapshot().listeners()).containsExactly(new OutboundListener(DESTINATION, ROUTES));
    }

    @Test
    void hostThatLeavesTheIndexIsDroppedWithAllItNamed() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1", HELLO));
        mesh.makeLive(DESTINATION, ROUTES, V1);

        mesh.send(HOST_INDEX, hosts("2", "other.default.svc.cluster.local"));

        assertThat(mesh.server().unsubscribed(LISTENER)).containsExactly(LISTENER_NAME);
        assertThat(mesh.server().unsubscribed(CLUSTER)).containsExactly(V1);
        assertThat(mesh.snapshot().listeners()).isEmpty();
        assertThat(mesh.snapshot().routeConfigurations()).isEmpty();
        assertThat(mesh.snapshot().clusters()).isEmpty();
    }

    @Test
    void demandIsAskedForAgainAfterItsHostCameBack() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1", HELLO));
        CompletionStage<Void> dropped = mesh.demand(DESTINATION);
        mesh.send(HOST_INDEX, hosts("2", "other.default.svc.cluster.local"));
        assertThat(dropped.toCompletableFuture()).isCompleted();
        mesh.send(HOST_INDEX, hosts("3", HELLO));

        CompletionStage<Void> again = mesh.demand(DESTINATION);

        assertThat(again.toCompletableFuture()).isNotDone();
        assertThat(mesh.server().subscribed(LISTENER)).containsExactly(LISTENER_NAME, LISTENER_NAME);
    }

    @Test
    void unsupportedFieldsAreReported() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1);

        mesh.send(ROUTE_CONFIGURATION, Resources.routesWithInternalRedirects("2", ROUTES, V1));

        assertThat(mesh.resource(ROUTE_CONFIGURATION, ROUTES).ignoredFields())
                .containsExactly("virtual_hosts[0].routes[0].route.internal_redirect_policy");
    }

    @Test
    void routesInUseAreThoseOfTheLastVersion() {
        mesh.start();
        mesh.makeLive(DESTINATION, ROUTES, V1, V2);

        mesh.send(ROUTE_CONFIGURATION, routes("2", ROUTES, V2, V1));

        assertThat(mesh.snapshot().routeConfigurations())
                .singleElement()
                .satisfies(table -> assertThat(((RouteAction.Forward) table.virtualHosts()
                                        .get(0)
                                        .routes()
                                        .get(0)
                                        .action())
                                .clusters())
                        .extracting(RouteAction.WeightedCluster::cluster)
                        .containsExactly(V2, V1));
    }

    private static List<FieldViolation> violations(DeltaDiscoveryRequest nack) {
        return nack.getErrorDetail().getDetailsList().stream()
                .map(it -> {
                    assertThat(it.getTypeUrl()).isEqualTo("type.googleapis.com/google.rpc.BadRequest");
                    return it.getValue();
                })
                .flatMap(it -> badRequest(it).getFieldViolationsList().stream())
                .toList();
    }

    private static BadRequest badRequest(ByteString bytes) {
        try {
            return BadRequest.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
