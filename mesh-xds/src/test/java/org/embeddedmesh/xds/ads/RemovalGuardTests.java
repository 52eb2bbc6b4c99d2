package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.xds.ads.Resources.endpoints;
import static org.embeddedmesh.xds.ads.Resources.hosts;
import static org.embeddedmesh.xds.ads.Resources.listener;
import static org.embeddedmesh.xds.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.xds.translate.ResourceType.HOST_INDEX;
import static org.embeddedmesh.xds.translate.ResourceType.LISTENER;
import static org.embeddedmesh.xds.translate.ResourceType.LOAD_ASSIGNMENT;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import io.grpc.Status;
import java.time.Duration;
import java.util.stream.IntStream;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.xds.ads.SubscribedResource.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Six destinations {@code s0} to {@code s5}, each with its table and its cluster. */
class RemovalGuardTests {

    private static final Duration HOLD = Duration.ofSeconds(10);
    private static final int ALL = 6;

    private final MemoryCache cache = new MemoryCache();
    private final AdsFixture mesh = new AdsFixture(new DiskCache(cache, Runnable::run));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void start() {
        log.start();
        ((Logger) LoggerFactory.getLogger(RemovalGuard.class)).addAppender(log);
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1", names(0, ALL)));
        IntStream.range(0, ALL).forEach(it -> mesh.makeLive(destination(it), "routes" + it, "cluster" + it));
        assertServed(0, ALL);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger(RemovalGuard.class)).detachAppender(log);
        mesh.close();
    }

    @Test
    void indexWithoutHostsIsTakenWhenTheControlPlaneStandsByItForTenSeconds() {
        String nonce = mesh.send(HOST_INDEX, hosts("2"));
        mesh.loop().advance(HOLD.minusMillis(1));
        assertServed(0, ALL);
        assertThat(mesh.server().answerTo(nonce).hasErrorDetail()).isFalse();

        mesh.loop().advance(Duration.ofMillis(1));

        assertThat(mesh.call(destination(0))).isEqualTo("PassThrough");
        assertThat(mesh.resource(HOST_INDEX, "hosts").version()).isEqualTo("2");
    }

    @Test
    void indexThatIsWellAgainInTimeChangesNothing() {
        mesh.send(HOST_INDEX, hosts("2"));
        mesh.loop().advance(HOLD.minusMillis(1));
        mesh.send(HOST_INDEX, hosts("3", names(0, ALL)));

        mesh.loop().advance(HOLD);

        assertServed(0, ALL);
        assertThat(mesh.server().unsubscribed(LISTENER)).isEmpty();
        assertThat(mesh.resource(HOST_INDEX, "hosts").version()).isEqualTo("3");
    }

    @Test
    void indexThatGoesOnLosingIsTakenTenSecondsAfterTheFirstLoss() {
        mesh.send(HOST_INDEX, hosts("2"));
        mesh.loop().advance(Duration.ofSeconds(6));
        mesh.send(HOST_INDEX, hosts("3", names(0, 1)));
        mesh.loop().advance(Duration.ofSeconds(4));

        assertServed(0, 1);
        assertThat(mesh.call(destination(1))).isEqualTo("PassThrough");
        assertThat(mesh.resource(HOST_INDEX, "hosts").version()).isEqualTo("3");
    }

    @Test
    void indexThatLosesFewHostsIsTakenAtOnce() {
        mesh.send(HOST_INDEX, hosts("2", names(0, 2)));

        assertServed(0, 2);
        assertThat(mesh.call(destination(2))).isEqualTo("PassThrough");
    }

    @Test
    void mostListenersAreTakenAwayAfterTenSeconds() {
        mesh.remove(LISTENER, listeners(1, ALL));
        mesh.loop().advance(HOLD.minusMillis(1));
        assertServed(0, ALL);

        mesh.loop().advance(Duration.ofMillis(1));

        assertServed(0, 1);
        assertThat(mesh.call(destination(1))).isEqualTo("PassThrough");
        assertThat(mesh.resource(LISTENER, destination(1).toString()).state()).isEqualTo(State.DOES_NOT_EXIST);
        assertThat(mesh.server().unsubscribed(CLUSTER)).hasSize(5);
    }

    @Test
    void fewListenersAreTakenAwayAtOnce() {
        mesh.remove(LISTENER, listeners(2, ALL));

        assertServed(0, 2);
        assertThat(mesh.call(destination(2))).isEqualTo("PassThrough");
    }

    @Test
    void listenerThatIsBackInTimeStaysAndTheOthersGo() {
        mesh.remove(LISTENER, listeners(0, ALL));
        mesh.loop().advance(Duration.ofSeconds(5));
        mesh.send(LISTENER, listener("2", destination(0).toString(), "routes0"));

        mesh.loop().advance(HOLD);

        assertServed(0, 1);
        assertThat(mesh.call(destination(1))).isEqualTo("PassThrough");
    }

    @Test
    void mostClustersAreTakenAwayAfterTenSeconds() {
        mesh.remove(
                CLUSTER, IntStream.range(0, ALL).mapToObj(it -> "cluster" + it).toArray(String[]::new));
        assertServed(0, ALL);

        mesh.loop().advance(HOLD);

        assertThat(mesh.call(destination(0))).isEqualTo("503 [NC]");
    }

    @Test
    void endpointsOfMostClustersAreTakenAwayAfterTenSeconds() {
        mesh.send(LOAD_ASSIGNMENT, withoutEndpoints(0, ALL));
        assertServed(0, ALL);

        mesh.loop().advance(HOLD);

        assertThat(mesh.call(destination(0))).isEqualTo("503 [UH]");
        assertThat(mesh.resource(LOAD_ASSIGNMENT, "cluster0").version()).isEqualTo("2");
    }

    @Test
    void endpointsThatAreBackInTimeAreUsed() {
        mesh.send(LOAD_ASSIGNMENT, withoutEndpoints(0, ALL));
        mesh.send(LOAD_ASSIGNMENT, endpoints("3", "cluster0", 2001));
        assertThat(mesh.call(destination(0))).isEqualTo("to 2001");

        mesh.loop().advance(HOLD);

        assertThat(mesh.call(destination(0))).isEqualTo("to 2001");
        assertThat(mesh.call(destination(1))).isEqualTo("503 [UH]");
    }

    @Test
    void clusterThatLosesItsEndpointsAloneLosesThemAtOnce() {
        mesh.send(LOAD_ASSIGNMENT, withoutEndpoints(0, 1));

        assertThat(mesh.call(destination(0))).isEqualTo("503 [UH]");
        assertServed(1, ALL);
    }

    @Test
    void goodResourcesOfTheSameResponseAreTakenAtOnce() {
        Resource[] resources = withoutEndpoints(0, ALL);
        resources[0] = endpoints("2", "cluster0", 2001);

        mesh.send(LOAD_ASSIGNMENT, resources);

        assertThat(mesh.call(destination(0))).isEqualTo("to 2001");
        assertServed(1, ALL);
    }

    @Test
    void lossesThatFollowTheFirstWaitWithIt() {
        mesh.send(HOST_INDEX, hosts("2"));
        mesh.remove(LISTENER, destination(0).toString());
        mesh.send(LOAD_ASSIGNMENT, withoutEndpoints(1, 2));
        assertServed(0, ALL);

        mesh.loop().advance(Duration.ofSeconds(5));
        mesh.send(HOST_INDEX, hosts("3", names(0, ALL)));
        mesh.loop().advance(Duration.ofSeconds(5));

        assertThat(mesh.call(destination(0))).isEqualTo("PassThrough");
        assertThat(mesh.call(destination(1))).isEqualTo("503 [UH]");
        assertServed(2, ALL);
    }

    @Test
    void lastWordsOfAServerThatGoesAwayAreNotTakenAndAskedForAnew() {
        mesh.send(HOST_INDEX, hosts("2"));
        mesh.server().fail(Status.UNAVAILABLE);
        mesh.loop().advance(Duration.ofSeconds(30));

        assertServed(0, ALL);
        assertThat(mesh.server().requests().get(0).getResourceNamesSubscribeList())
                .containsExactly("hosts");
        assertThat(mesh.server().requests())
                .flatExtracting(it -> it.getInitialResourceVersionsMap().keySet())
                .doesNotContain("hosts")
                .contains("cluster0");
    }

    @Test
    void cacheKeepsWhatIsInUse() {
        mesh.loop().advance(Duration.ofSeconds(10));
        mesh.send(HOST_INDEX, hosts("2"));
        mesh.remove(LISTENER, listeners(0, ALL));
        mesh.loop().advance(Duration.ofSeconds(8));
        mesh.close();

        AdsFixture next = new AdsFixture(new DiskCache(cache, Runnable::run));
        next.startClient();

        assertThat(next.call(destination(0))).isEqualTo("to 1001");
        next.close();
    }

    @Test
    void lossIsSaidOnceAndSoIsItsEnd() {
        mesh.send(HOST_INDEX, hosts("2"));
        mesh.remove(LISTENER, listeners(0, ALL));
        mesh.loop().advance(HOLD);

        assertThat(log.list)
                .filteredOn(it -> it.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "mesh: the control plane takes away most of what is in use (1 HostIndex); that happens in 10 s, unless it comes back",
                        "mesh: the control plane stands by it; gone is 1 HostIndex, 6 Listener");
    }

    @Test
    void serverThatComesAndGoesWithoutHostsIsSaidOnce() {
        for (int i = 0; i < 5; i++) {
            mesh.send(HOST_INDEX, hosts("2"));
            mesh.server().fail(Status.UNAVAILABLE);
            mesh.loop().advance(Duration.ofSeconds(6));
        }

        assertThat(log.list).filteredOn(it -> it.getLevel() == Level.WARN).hasSize(1);
        assertServed(0, ALL);
    }

    @Test
    void heldResourceSaysSo() {
        String nonce = mesh.send(HOST_INDEX, hosts("2"));

        assertThat(mesh.server().answerTo(nonce))
                .extracting(DeltaDiscoveryRequest::hasErrorDetail)
                .isEqualTo(false);
        assertThat(mesh.resource(HOST_INDEX, "hosts").error()).contains("held back");
    }

    private void assertServed(int from, int to) {
        assertThat(IntStream.range(from, to).mapToObj(it -> mesh.call(destination(it))))
                .containsOnly("to 1001");
    }

    private static Authority destination(int number) {
        return new Authority(name(number), 9095);
    }

    private static String name(int number) {
        return "s" + number + ".default.svc.cluster.local";
    }

    private static String[] names(int from, int to) {
        return IntStream.range(from, to).mapToObj(RemovalGuardTests::name).toArray(String[]::new);
    }

    private static String[] listeners(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(it -> destination(it).toString())
                .toArray(String[]::new);
    }

    private static Resource[] withoutEndpoints(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(it -> endpoints("2", "cluster" + it))
                .toArray(Resource[]::new);
    }
}
