package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
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

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.xds.FaultyLink;
import org.embeddedmesh.xds.ScriptedServer;
import org.embeddedmesh.xds.ads.ConnectionState.Phase;
import org.embeddedmesh.xds.ads.ControlPlaneChannel.KeepAlive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Over real connections, with the client's time advanced by hand: what a network and a server can do to a stream. */
class ConnectionFaultTests {

    private static final Authority HELLO = new Authority("hello.default.svc.cluster.local", 9095);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int LARGEST_MESSAGE = 64 * 1024;

    private final ScriptedServer server = new ScriptedServer();
    private final FaultyLink link = new FaultyLink(server.port());
    private final AdsFixture mesh = new AdsFixture(it -> {
        // gRPC sends no ping earlier than after ten seconds.
        KeepAlive keepAlive = new KeepAlive(Duration.ofSeconds(10), Duration.ofMillis(500));
        return ControlPlaneChannel.plaintext("127.0.0.1", link.port(), it, keepAlive, LARGEST_MESSAGE);
    });
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final JulRecords frames = new JulRecords("io.grpc");

    @BeforeEach
    void startServerAndClient() {
        log.start();
        ((Logger) LoggerFactory.getLogger(ConnectionLog.class)).addAppender(log);
        server.start();
        mesh.startClient();
        makeLive();
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger(ConnectionLog.class)).detachAppender(log);
        frames.close();
        link.close();
        server.close();
        mesh.close();
    }

    @Test
    void silentServerIsKeptAndADeadConnectionIsNoticed() {
        long before = link.bytesToTarget();
        await(() -> link.bytesToTarget() > before);
        assertThat(mesh.client().state().phase()).isEqualTo(Phase.CONNECTED);
        assertThat(server.controlPlane().streamCount()).isEqualTo(1);

        link.freeze();
        await(() -> mesh.client().state().phase() == Phase.DISCONNECTED);
        assertServesLastKnown();
        assertThat(mesh.client().state().lastError()).contains("Keepalive failed");

        link.thaw();
        assertRecovers();
    }

    @Test
    void connectionThatIsNeverAnsweredIsGivenUpAfterTenSeconds() {
        link.freeze();
        link.reset();
        await(() -> mesh.client().state().phase() == Phase.DISCONNECTED);
        mesh.loop().advance(Duration.ofSeconds(1));

        mesh.loop().advance(Duration.ofSeconds(10));
        await(() -> mesh.client().state().lastError().contains("no connection within 10 s"));
        assertServesLastKnown();

        link.thaw();
        assertRecovers();
    }

    @Test
    void connectionsThatAreGivenUpAreClosed() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                AdsFixture patient =
                        new AdsFixture(it -> ControlPlaneChannel.plaintext("127.0.0.1", silent.getLocalPort(), it))) {
            silent.setSoTimeout(30_000);
            patient.startClient();
            for (int i = 0; i < 3; i++) {
                try (Socket connection = silent.accept()) {
                    connection.setSoTimeout(30_000);
                    assertThat(patient.loop().untilNextTimer()).isEqualTo(Duration.ofSeconds(10));
                    patient.loop().advance(Duration.ofSeconds(10));
                    connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
                await(patient, () -> patient.loop().untilNextTimer().compareTo(LONGEST_WAIT) <= 0);
                patient.loop().advance(patient.loop().untilNextTimer());
            }
        }
    }

    @Test
    void resetInTheMiddleOfAResponseLeavesWhatWasThere() {
        link.resetAfter(1_000);
        server.controlPlane().stream()
                .send(
                        LOAD_ASSIGNMENT,
                        endpoints("2", "v1", IntStream.range(2_000, 3_000).toArray()));

        await(() -> mesh.client().state().phase() == Phase.DISCONNECTED);

        assertServesLastKnown();
        assertRecovers();
    }

    @Test
    void serverThatDrainsIsHeardToItsEndAndThenReplacedAtOnce() {
        server.drain();
        FakeControlPlane old = server.controlPlane();
        old.stream().send(LOAD_ASSIGNMENT, endpoints("2", "v1", 2001));
        await(() -> call().equals("to 2001"));
        Authority late = new Authority("late.default.svc.cluster.local", 9095);
        mesh.demand(late);
        await(() -> old.stream().subscribed(LISTENER).contains(late.toString()));

        server.start();
        old.stream().close();
        await(() -> mesh.client().state().phase() == Phase.DISCONNECTED);
        assertThat(call()).isEqualTo("to 2001");
        assertThat(mesh.loop().untilNextTimer()).isLessThanOrEqualTo(Duration.ofMillis(200));
        mesh.loop().advance(Duration.ofMillis(200));

        await(() -> "2".equals(initialVersions().get("v1")));
        assertThat(server.controlPlane().stream().subscribed(LISTENER))
                .containsExactlyInAnyOrder(HELLO.toString(), late.toString());
        assertThat(warnings()).isEmpty();
    }

    @Test
    void responseThatIsTooLargeIsReportedAndLeavesWhatWasThere() {
        for (int i = 0; i < 5; i++) {
            server.controlPlane().stream()
                    .send(
                            LOAD_ASSIGNMENT,
                            endpoints("2", "v1", IntStream.range(2_000, 12_000).toArray()));
            await(() -> mesh.client().state().phase() == Phase.DISCONNECTED);
            assertServesLastKnown();
            assertThat(mesh.client().state().lastError())
                    .contains("RESOURCE_EXHAUSTED")
                    .contains(String.valueOf(LARGEST_MESSAGE));
            int streams = server.controlPlane().streamCount();
            mesh.loop().advance(Duration.ofSeconds(5));
            await(() -> server.controlPlane().streamCount() > streams
                    && initialVersions().containsKey("v1"));
        }

        assertThat(warnings()).hasSize(1);
        assertThat(frames.messages()).isEmpty();
        assertRecovers();
    }

    @Test
    void serverThatDiesIsReplacedByTheNextOneWithAllThatIsWanted() throws InterruptedException {
        server.stop();
        await(() -> mesh.client().state().phase() == Phase.DISCONNECTED);
        assertServesLastKnown();
        mesh.loop().advance(Duration.ofMinutes(5));
        assertServesLastKnown();

        server.start();

        assertRecovers();
        assertThat(server.controlPlane().stream().requests().get(0).hasNode()).isTrue();
    }

    private void makeLive() {
        await(() -> server.controlPlane().streamCount() == 1);
        FakeControlPlane.Stream stream = server.controlPlane().stream();
        stream.send(HOST_INDEX, hosts("1", HELLO.host(), "late.default.svc.cluster.local"));
        mesh.demand(HELLO);
        await(() -> !stream.subscribed(LISTENER).isEmpty());
        stream.send(LISTENER, listener("1", HELLO.toString(), "routes"));
        await(() -> !stream.subscribed(ROUTE_CONFIGURATION).isEmpty());
        stream.send(ROUTE_CONFIGURATION, routes("1", "routes", "v1"));
        await(() -> !stream.subscribed(CLUSTER).isEmpty());
        stream.send(CLUSTER, cluster("1", "v1"));
        await(() -> !stream.subscribed(LOAD_ASSIGNMENT).isEmpty());
        stream.send(LOAD_ASSIGNMENT, endpoints("1", "v1", 1001));
        await(() -> call().equals("to 1001"));
    }

    private void assertServesLastKnown() {
        assertThat(call()).isEqualTo("to 1001");
    }

    /** The server is well again: it is asked for differences only, and what it says is in use. */
    private void assertRecovers() {
        await(() -> {
            mesh.loop().advance(Duration.ofMillis(100));
            return mesh.client().state().phase() == Phase.CONNECTED
                    && initialVersions()
                            .entrySet()
                            .containsAll(Map.of("hosts", "1", "routes", "1", "v1", "1")
                                    .entrySet());
        });
        server.controlPlane().stream().send(LOAD_ASSIGNMENT, endpoints("3", "v1", 3001));
        await(() -> call().equals("to 3001"));
    }

    /** The versions that the last stream began with. */
    private Map<String, String> initialVersions() {
        Map<String, String> versions = new HashMap<>();
        if (server.controlPlane().streamCount() > 0) {
            server.controlPlane().stream()
                    .requests()
                    .forEach(it -> versions.putAll(it.getInitialResourceVersionsMap()));
        }
        return versions;
    }

    private String call() {
        return mesh.call(HELLO);
    }

    private void await(Callable<Boolean> condition) {
        await(mesh, condition);
    }

    private static void await(AdsFixture mesh, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(5))
                .pollInSameThread()
                .until(() -> {
                    mesh.loop().run();
                    return condition.call();
                });
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(it -> it.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
