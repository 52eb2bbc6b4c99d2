package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.xds.ads.Resources.badRoutes;
import static org.embeddedmesh.xds.ads.Resources.hosts;
import static org.embeddedmesh.xds.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.xds.translate.ResourceType.HOST_INDEX;
import static org.embeddedmesh.xds.translate.ResourceType.LISTENER;
import static org.embeddedmesh.xds.translate.ResourceType.LOAD_ASSIGNMENT;
import static org.embeddedmesh.xds.translate.ResourceType.ROUTE_CONFIGURATION;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.xds.ads.ConnectionState.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ReconnectTests {

    private static final String HELLO = "hello.default.svc.cluster.local";
    private static final Authority DESTINATION = new Authority(HELLO, 9095);

    private static final Duration STEADY = Duration.ofSeconds(10);

    private final AdsFixture mesh = new AdsFixture();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void readLog() {
        log.start();
        ((Logger) LoggerFactory.getLogger(ConnectionLog.class)).addAppender(log);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger(ConnectionLog.class)).detachAppender(log);
        mesh.close();
    }

    @Test
    void channelThatTakesNoCallIsTriedAgain() {
        try (AdsFixture refused = new AdsFixture(2)) {
            refused.startServer();
            refused.startClient();
            refused.loop().run();

            assertThat(refused.client().state())
                    .extracting(ConnectionState::phase, ConnectionState::lastError)
                    .containsExactly(Phase.DISCONNECTED, RefusingChannel.REASON);
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(it -> it.contains("not reachable (" + RefusingChannel.REASON + ")"));

            refused.loop().advance(Duration.ofSeconds(10));

            assertThat(refused.controlPlane().streamCount()).isEqualTo(1);
        }
    }

    @Test
    void newStreamAsksForAllNamesWithTheVersionsInUse() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("7", HELLO));
        mesh.makeLive(DESTINATION, "routes", "v1");
        mesh.send(ROUTE_CONFIGURATION, badRoutes("8", "routes"));

        mesh.server().fail(Status.UNAVAILABLE);
        mesh.loop().advance(Duration.ofSeconds(1));

        assertThat(mesh.controlPlane().streamCount()).isEqualTo(2);
        assertThat(mesh.server().requests().get(0).hasNode()).isTrue();
        assertThat(mesh.server().requests())
                .extracting(DeltaDiscoveryRequest::getInitialResourceVersionsMap)
                .map(String::valueOf)
                .containsExactly("{hosts=7}", "{" + DESTINATION + "=1}", "{routes=1}", "{v1=1}", "{v1=1}");
        assertThat(mesh.subscribed(HOST_INDEX, LISTENER, ROUTE_CONFIGURATION, CLUSTER, LOAD_ASSIGNMENT))
                .containsExactly("hosts", DESTINATION.toString(), "routes", "v1", "v1");
    }

    @Test
    void lossOfTheConnectionRemovesNothing() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1", HELLO));
        mesh.makeLive(DESTINATION, "routes", "v1");

        mesh.server().fail(Status.UNAVAILABLE);
        mesh.loop().run();

        assertThat(mesh.client().state().phase()).isEqualTo(Phase.DISCONNECTED);
        assertThat(mesh.ports("v1")).containsExactly(1001);
        assertThat(mesh.snapshot().hostIndex()).isPresent();
    }

    @Test
    void demandWithoutConnectionIsAskedForWithTheNextStream() {
        mesh.start();
        mesh.server().fail(Status.UNAVAILABLE);
        mesh.demand(DESTINATION);

        mesh.loop().advance(Duration.ofSeconds(1));

        assertThat(mesh.server().subscribed(LISTENER)).containsExactly(DESTINATION.toString());
    }

    @Test
    void waitsDoubleUpToTheMaximum() {
        mesh.startClient();

        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waits.add(mesh.loop().untilNextTimer());
            mesh.loop().advance(mesh.loop().untilNextTimer());
        }

        assertThat(waits).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L, 5000L, 5000L);
    }

    @Test
    void waitsBeginAnewAfterAConnectionThatLasted() {
        mesh.startClient();
        mesh.loop().advance(Duration.ofSeconds(30));
        mesh.startServer();
        mesh.loop().advance(Duration.ofSeconds(5));
        mesh.loop().advance(STEADY);

        mesh.server().fail(Status.UNAVAILABLE);
        mesh.loop().run();

        assertThat(mesh.loop().untilNextTimer()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void streamThatTheServerEndsInGoodOrderIsOpenedAgainAtOnce() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1"));

        mesh.server().close();
        mesh.loop().run();

        assertThat(mesh.loop().untilNextTimer()).isEqualTo(Duration.ofMillis(200));
        assertThat(log.list).noneMatch(it -> it.getLevel() == Level.WARN);
    }

    @Test
    void serverThatStaysAwayAfterAGoodEndIsSaidToBeAwayWithoutDoubtInWhatItSaid() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1"));
        mesh.server().close();
        mesh.stopServer();

        mesh.loop().advance(Duration.ofSeconds(10));

        assertThat(log.list)
                .filteredOn(it -> it.getLevel() == Level.WARN)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("what it said last stays in use");
    }

    @Test
    void serverThatEndsEveryStreamWithoutAWordIsNotBotheredAtOnce() {
        mesh.start();

        mesh.server().close();
        mesh.loop().run();

        assertThat(mesh.loop().untilNextTimer()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void streamThatEndsInGoodOrderThoughNothingWasNewIsOpenedAgainAtOnce() {
        mesh.start();
        mesh.loop().advance(STEADY);

        mesh.server().close();
        mesh.loop().run();

        assertThat(mesh.loop().untilNextTimer()).isEqualTo(Duration.ofMillis(200));
        assertThat(log.list).noneMatch(it -> it.getLevel() == Level.WARN);
    }

    @Test
    void serverThatAnswersAndEndsEveryStreamIsLeftAloneLongerAndLonger() {
        mesh.start();

        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            mesh.send(HOST_INDEX, hosts("1"));
            mesh.server().close();
            mesh.loop().run();
            waits.add(mesh.loop().untilNextTimer().toMillis());
            mesh.loop().advance(mesh.loop().untilNextTimer());
        }

        assertThat(waits).containsExactly(200L, 1000L, 2000L, 4000L, 5000L, 5000L);
        assertThat(messages(Level.WARN)).hasSize(1);
        assertThat(messages(Level.INFO)).isEmpty();
    }

    @Test
    void serverThatAsksForPatienceGetsIt() {
        mesh.start();

        mesh.server().fail(Status.UNAVAILABLE, "grpc-retry-pushback-ms", "7000");
        mesh.loop().run();
        assertThat(mesh.loop().untilNextTimer()).isEqualTo(Duration.ofMillis(7_500));

        mesh.loop().advance(Duration.ofMillis(7_500));
        mesh.server().fail(Status.UNAVAILABLE, "grpc-retry-pushback-ms", "-1");
        mesh.loop().run();
        assertThat(mesh.loop().untilNextTimer()).isEqualTo(Duration.ofSeconds(31));
    }

    @Test
    void absentServerIsSaidOnceAndJoiningToo() {
        mesh.startClient();
        mesh.loop().advance(Duration.ofSeconds(60));
        assertThat(messages(Level.WARN))
                .singleElement()
                .asString()
                .startsWith("mesh: control plane 127.0.0.1:15010 is not reachable (")
                .endsWith("); calls go the application's own way until it is");

        mesh.startServer();
        mesh.loop().advance(Duration.ofSeconds(5));

        assertThat(messages(Level.INFO)).containsExactly("mesh: joined control plane 127.0.0.1:15010");
        assertThat(messages(Level.WARN)).hasSize(1);
        assertThat(mesh.client().state().phase()).isEqualTo(Phase.CONNECTED);
    }

    @Test
    void serverThatEndsEveryStreamWithoutAWordIsSaidOnce() {
        mesh.start();
        for (int i = 0; i < 5; i++) {
            mesh.server().fail(Status.UNIMPLEMENTED);
            mesh.loop().advance(Duration.ofSeconds(5));
        }
        assertThat(mesh.controlPlane().streamCount()).isEqualTo(6);
        assertThat(messages(Level.WARN)).hasSize(1);
        assertThat(messages(Level.INFO)).isEmpty();

        mesh.send(HOST_INDEX, hosts("1"));
        assertThat(messages(Level.INFO)).isEmpty();
        mesh.loop().advance(STEADY);
        assertThat(messages(Level.INFO)).hasSize(1);
    }

    @Test
    void serverThatCameBackAndHasNothingNewIsSaidToBeJoined() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1"));
        mesh.loop().advance(STEADY);
        mesh.stopServer();
        mesh.loop().advance(Duration.ofSeconds(5));

        mesh.startServer();
        mesh.loop().advance(Duration.ofSeconds(5));

        assertThat(messages(Level.INFO)).hasSize(1);
    }

    @Test
    void lostServerIsSaidOnce() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1"));

        mesh.stopServer();
        mesh.loop().advance(Duration.ofSeconds(60));

        assertThat(messages(Level.WARN)).singleElement().asString().startsWith("mesh: lost control plane");
    }

    @Test
    void closeHalfClosesTheStreamAndWakesWhoeverWaits() {
        mesh.start();
        var waiting = mesh.demand(DESTINATION);

        mesh.client().close();
        mesh.loop().advance(Duration.ofSeconds(60));

        assertThat(mesh.server().halfClosed()).isTrue();
        assertThat(waiting.toCompletableFuture()).isCompleted();
        assertThat(mesh.controlPlane().streamCount()).isEqualTo(1);
    }

    private List<String> messages(Level level) {
        return log.list.stream()
                .filter(it -> it.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
