package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.xds.ads.Resources.badRoutes;
import static org.embeddedmesh.xds.ads.Resources.cluster;
import static org.embeddedmesh.xds.ads.Resources.endpoints;
import static org.embeddedmesh.xds.ads.Resources.hosts;
import static org.embeddedmesh.xds.ads.Resources.routes;
import static org.embeddedmesh.xds.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.xds.translate.ResourceType.HOST_INDEX;
import static org.embeddedmesh.xds.translate.ResourceType.LISTENER;
import static org.embeddedmesh.xds.translate.ResourceType.LOAD_ASSIGNMENT;
import static org.embeddedmesh.xds.translate.ResourceType.ROUTE_CONFIGURATION;

import com.google.protobuf.ByteString;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.xds.ads.ConnectionState.Phase;
import org.embeddedmesh.xds.cache.CachedResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process and the one that starts in its place. */
class LastKnownGoodTests {

    private static final String HELLO = "hello.default.svc.cluster.local";
    private static final Authority DESTINATION = new Authority(HELLO, 9095);
    private static final Duration WRITTEN = Duration.ofSeconds(10);

    private final MemoryCache cache = new MemoryCache();
    private final List<AdsFixture> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(AdsFixture::close);
    }

    @Test
    void startWithoutAServerServesWhatWasKnown() {
        firstLife("v1", "v2").close();

        AdsFixture second = fixture();
        second.startClient();

        assertThat(second.client().state().phase()).isNotEqualTo(Phase.CONNECTED);
        assertThat(second.client().firstIndex()).isCompleted();
        assertThat(second.demand(DESTINATION).toCompletableFuture()).isCompleted();
        assertThat(second.clustersOf("routes")).containsExactly("v1", "v2");
        assertThat(second.ports("v1")).containsExactly(1001);
        assertThat(second.ports("v2")).containsExactly(1002);
        assertThat(second.client().runsFromCache()).isTrue();
        assertThat(second.client().startedFromCache()).isTrue();
    }

    @Test
    void processThatIsKilledHasWrittenASecondAfterTheChange() {
        AdsFixture first = firstLife("v1");
        assertThat(first.client().startedFromCache()).isFalse();
        first.loop().advance(WRITTEN);
        first.send(ROUTE_CONFIGURATION, routes("2", "routes", "v1", "absent"));
        first.remove(CLUSTER, "absent");
        first.loop().advance(Duration.ofSeconds(1));
        Instant written = first.loop().now();

        assertThat(cache.time()).isEqualTo(written);
        assertThat(cache.version(ROUTE_CONFIGURATION, "routes")).isEqualTo("2");
    }

    @Test
    void changesInARowAreWrittenTogetherEveryFiveSeconds() {
        AdsFixture first = firstLife("v1");
        first.loop().advance(Duration.ofSeconds(1));
        assertThat(cache.version(LOAD_ASSIGNMENT, "v1")).isEqualTo("1");

        for (int version = 2; version <= 5; version++) {
            first.send(LOAD_ASSIGNMENT, endpoints("" + version, "v1", 1001));
            first.loop().advance(Duration.ofSeconds(1));
            assertThat(cache.version(LOAD_ASSIGNMENT, "v1")).isEqualTo("1");
        }
        first.loop().advance(Duration.ofSeconds(1));

        assertThat(cache.version(LOAD_ASSIGNMENT, "v1")).isEqualTo("5");
    }

    @Test
    void serverThatIsBackIsAskedForDifferencesOnly() {
        firstLife("v1").close();
        AdsFixture second = fixture();
        second.startClient();
        second.startServer();
        second.loop().advance(Duration.ofSeconds(5));

        assertThat(second.client().runsFromCache()).isFalse();
        assertThat(second.client().startedFromCache()).isTrue();
        assertThat(second.server().requests())
                .extracting(DeltaDiscoveryRequest::getInitialResourceVersionsMap)
                .map(String::valueOf)
                .containsExactly("{hosts=1}", "{" + DESTINATION + "=1}", "{routes=1}", "{v1=1}", "{v1=1}");
        second.send(LOAD_ASSIGNMENT, endpoints("2", "v1", 2001));

        assertThat(second.ports("v1")).containsExactly(2001);
        assertThat(second.clustersOf("routes")).containsExactly("v1");
    }

    @Test
    void whatTheServerRemovedMeanwhileGoes() {
        firstLife("v1").close();
        AdsFixture second = fixture();
        second.start();

        second.remove(LISTENER, DESTINATION.toString());
        second.loop().advance(WRITTEN);

        assertThat(second.snapshot().listeners()).isEmpty();
        assertThat(second.server().unsubscribed(ROUTE_CONFIGURATION)).containsExactly("routes");
        assertThat(cache.names()).containsExactly("HOST_INDEX hosts", "LISTENER " + DESTINATION);
        second.close();
        AdsFixture third = fixture();
        third.startClient();
        assertThat(third.demand(DESTINATION).toCompletableFuture()).isCompleted();
        assertThat(third.snapshot().listeners()).isEmpty();
    }

    @Test
    void clusterKnownToBeAbsentHoldsNothingUpInTheNextLife() {
        AdsFixture first = firstLife("v1");
        first.send(ROUTE_CONFIGURATION, routes("2", "routes", "v1", "absent"));
        first.remove(CLUSTER, "absent");
        first.close();

        AdsFixture second = fixture();
        second.startClient();

        assertThat(second.clustersOf("routes")).containsExactly("v1", "absent");
    }

    @Test
    void lossOfTheServerLeavesTheFile() {
        AdsFixture first = firstLife("v1");
        first.loop().advance(WRITTEN);

        first.server().fail(Status.UNAVAILABLE);
        first.stopServer();
        first.loop().advance(Duration.ofHours(3));

        assertThat(cache.names())
                .containsExactly(
                        "HOST_INDEX hosts",
                        "LISTENER " + DESTINATION,
                        "ROUTE_CONFIGURATION routes",
                        "CLUSTER v1",
                        "LOAD_ASSIGNMENT v1");
    }

    @Test
    void ageIsTheTimeSinceTheServerWasThere() {
        AdsFixture first = firstLife("v1");
        Instant start = first.loop().now();
        first.loop().advance(Duration.ofHours(30));
        first.stopServer();
        Instant lost = first.loop().now();
        first.loop().advance(Duration.ofHours(30));

        assertThat(cache.time()).isAfter(start.plus(Duration.ofHours(28))).isBeforeOrEqualTo(lost);
    }

    @Test
    void badEntryIsSkippedAndAskedForAnew() {
        firstLife("v1").close();
        List<CachedResource> resources = new ArrayList<>(cache.resources());
        resources.replaceAll(it -> it.name().equals("routes")
                ? with(it, badRoutes("1", "routes").getResource().getValue())
                : it);
        cache.save(cache.time(), resources);

        AdsFixture second = fixture();
        second.start();

        assertThat(second.snapshot().hostIndex()).isPresent();
        assertThat(second.resource(ROUTE_CONFIGURATION, "routes").version()).isEmpty();
        second.send(ROUTE_CONFIGURATION, routes("2", "routes", "v1"));
        second.send(CLUSTER, cluster("1", "v1"));
        second.send(LOAD_ASSIGNMENT, endpoints("1", "v1", 1001));
        assertThat(second.clustersOf("routes")).containsExactly("v1");
    }

    @Test
    void refusedVersionIsNotKept() {
        AdsFixture first = firstLife("v1");
        first.send(ROUTE_CONFIGURATION, badRoutes("2", "routes"));
        first.close();

        assertThat(cache.version(ROUTE_CONFIGURATION, "routes")).isEqualTo("1");
    }

    @Test
    void resourceWithAPrivateKeyIsNotKept() {
        AdsFixture first = firstLife("v1");
        first.send(HOST_INDEX, hosts("2", HELLO, "-----BEGIN PRIVATE KEY-----"));
        first.close();

        assertThat(first.resource(HOST_INDEX, "hosts").version()).isEqualTo("2");
        assertThat(cache.names()).doesNotContain("HOST_INDEX hosts").contains("CLUSTER v1");
    }

    /** A process that knows a destination. */
    private AdsFixture firstLife(String... clusters) {
        AdsFixture first = fixture();
        first.start();
        first.send(HOST_INDEX, hosts("1", HELLO));
        first.makeLive(DESTINATION, "routes", clusters);
        return first;
    }

    private AdsFixture fixture() {
        AdsFixture fixture = new AdsFixture(new DiskCache(cache, Runnable::run));
        started.add(fixture);
        return fixture;
    }

    private static CachedResource with(CachedResource resource, ByteString body) {
        return new CachedResource(resource.type(), resource.name(), resource.version(), Optional.of(body));
    }
}
