package org.embeddedmesh.xds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.embeddedmesh.endpoint.Locality;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.ads.FakeControlPlane;
import org.embeddedmesh.xds.ads.Resources;
import org.embeddedmesh.xds.translate.ResourceType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real connection. */
class ControlPlaneClientTests {

    private static final Authority HELLO = new Authority("hello.default.svc.cluster.local", 9095);
    private static final Workload WORKLOAD = new Workload(
            "hello",
            "default",
            "",
            List.of(new WorkloadPort("http", 9095, 9096, "HTTP")),
            Map.of("version", "v2"),
            new Locality("r", "z", ""),
            "default");

    private final SnapshotHolder holder = new SnapshotHolder();
    private final ScriptedServer server = new ScriptedServer();
    private ControlPlaneSettings settings;
    private ControlPlaneClient client;

    @BeforeEach
    void createClient() {
        NodeIdentity node = new NodeIdentity(
                "hello", "default", "hello-1", "127.0.0.1", "cluster.local", Map.of(), "default", Locality.UNKNOWN);
        settings = new ControlPlaneSettings(
                "127.0.0.1",
                server.port(),
                node,
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMinutes(1),
                Optional.empty());
        client = ControlPlaneClient.of(settings, new SnapshotWriter(holder));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void absentServerIsJoinedWhenItComes() throws Exception {
        client.start();
        await().until(() -> client.status().state() == ControlPlaneStatus.State.DISCONNECTED);
        assertThat(client.status().lastError().orElseThrow()).contains("Connection refused");

        server.start();
        await().until(() -> client.status().state() == ControlPlaneStatus.State.CONNECTED);
        sendHosts("1");

        assertThat(client.firstIndex().toCompletableFuture().get(30, TimeUnit.SECONDS))
                .isNull();
        assertThat(client.status().subscriptions())
                .containsExactly(
                        new Subscription("HostIndex", "hosts", "1", Subscription.Status.ACKED, Optional.empty()));
    }

    @Test
    void demandIsAnsweredByTheSnapshot() throws Exception {
        server.start();
        client.start();

        CompletionStage<Void> live = client.demand(HELLO);
        sendAll();

        live.toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(holder.current().endpoints("v1")).extracting("port").containsExactly(9095);
    }

    @Test
    void restartOfTheServerLeavesTheSnapshotAndIsFollowedByANewStream() throws Exception {
        server.start();
        client.start();
        CompletionStage<Void> live = client.demand(HELLO);
        sendAll();
        live.toCompletableFuture().get(30, TimeUnit.SECONDS);

        server.stop();
        await().until(() -> client.status().state() == ControlPlaneStatus.State.DISCONNECTED);
        assertThat(holder.current().endpoints("v1")).hasSize(1);
        server.start();

        await().until(() -> server.controlPlane().streamCount() == 1
                && server.controlPlane().stream().requests().size() == 5);
        assertThat(server.controlPlane().stream().requests().get(0).hasNode()).isTrue();
        assertThat(server.controlPlane().stream().requests().get(4).getInitialResourceVersionsMap())
                .containsExactly(Map.entry("v1", "1"));
    }

    @Test
    void clientThatStartsWithoutAServerServesWhatTheOneBeforeKnew(@TempDir Path directory) throws Exception {
        CacheSettings cache = new CacheSettings(directory, "1", Duration.ofDays(7));
        client.close();
        client = ControlPlaneClient.of(settings.withCache(cache), new SnapshotWriter(holder));
        server.start();
        client.start();
        sendHosts("1");
        client.demand(HELLO);
        sendAll();
        await().until(() -> holder.current().endpoints("v1").size() == 1);
        client.close();
        server.stop();

        SnapshotHolder next = new SnapshotHolder();
        client = ControlPlaneClient.of(settings.withCache(cache), new SnapshotWriter(next));
        client.start();
        client.firstIndex().toCompletableFuture().get(30, TimeUnit.SECONDS);
        client.demand(HELLO).toCompletableFuture().get(30, TimeUnit.SECONDS);

        assertThat(next.current().endpoints("v1")).extracting("port").containsExactly(9095);
        CacheStatus status = client.status().cache();
        assertThat(status.state()).isEqualTo(CacheStatus.State.IN_USE);
        assertThat(status.resources()).isEqualTo(5);
        assertThat(status.time()).isPresent();
        assertThat(status.file()).hasValueSatisfying(it -> assertThat(it).endsWith("default_hello_1.lkg"));
    }

    @Test
    void connectionThatTheServerRotatesIsFollowedByANewOneWithoutAnError() throws Exception {
        server.start(it -> it.maxConnectionAge(2, TimeUnit.SECONDS).maxConnectionAgeGrace(50, TimeUnit.MILLISECONDS));
        client.start();
        sendHosts("1");

        await().until(() -> server.controlPlane().streamCount() >= 2
                && !server.controlPlane().stream(1).requests().isEmpty());
        assertThat(server.controlPlane().stream(1).requests().get(0).getInitialResourceVersionsMap())
                .containsExactly(Map.entry("hosts", "1"));
        assertThat(client.status().lastError())
                .hasValueSatisfying(it -> assertThat(it).contains("NO_ERROR"));
    }

    @Test
    void workloadIsRegisteredAndWithdrawn() throws Exception {
        server.start();
        client.start();

        WorkloadRegistration registration = client.register(WORKLOAD);
        await().until(() -> server.registry().streamCount() == 1
                && !server.registry().stream().requests().isEmpty());
        var announced = server.registry().stream().lastRequest().getWorkload();
        assertThat(announced.getLocality()).isEqualTo("r/z");
        assertThat(announced.getPorts(0).getTargetPort()).isEqualTo(9096);
        assertThat(announced.getIncarnation()).isNotEmpty();
        server.registry().stream().accept();
        assertThat(registration.acknowledged().toCompletableFuture().get(30, TimeUnit.SECONDS))
                .isEqualTo("hello-127.0.0.1-9095");
        assertThat(client.status().workloadName()).contains("hello-127.0.0.1-9095");

        CompletionStage<Void> withdrawn = registration.withdraw();
        await().until(() -> server.registry().stream().requests().size() == 2);
        server.registry().stream().accept();
        withdrawn.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void closeEndsTheStreamInGoodOrder() throws Exception {
        server.start();
        client.start();
        await().until(() -> server.controlPlane().streamCount() == 1);

        client.close();

        await().until(() -> server.controlPlane().stream().halfClosed());
    }

    @Test
    void onlyTwoThreadsAreKept() throws Exception {
        server.start();
        client.start();
        sendHosts("1");

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(it -> it.getName().startsWith("mesh-"))
                .extracting(it -> it.getName().replaceAll("-\\d.*", ""))
                .containsExactlyInAnyOrder("mesh-xds", "mesh-xds-io"));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private void sendHosts(String version) throws Exception {
        await().until(() -> server.controlPlane().streamCount() == 1);
        server.controlPlane().stream().send(ResourceType.HOST_INDEX, Resources.hosts(version, HELLO.host()));
        client.firstIndex().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private void sendAll() {
        await().until(() -> server.controlPlane().streamCount() == 1);
        FakeControlPlane.Stream stream = server.controlPlane().stream();
        await().until(() -> stream.subscribed(ResourceType.LISTENER).size() == 1);
        stream.send(ResourceType.LISTENER, Resources.listener("1", HELLO.toString(), "routes"));
        await().until(() -> stream.subscribed(ResourceType.ROUTE_CONFIGURATION).size() == 1);
        stream.send(ResourceType.ROUTE_CONFIGURATION, Resources.routes("1", "routes", "v1"));
        await().until(() -> stream.subscribed(ResourceType.CLUSTER).size() == 1);
        stream.send(ResourceType.CLUSTER, Resources.cluster("1", "v1"));
        await().until(() -> stream.subscribed(ResourceType.LOAD_ASSIGNMENT).size() == 1);
        stream.send(ResourceType.LOAD_ASSIGNMENT, Resources.endpoints("1", "v1", 9095));
    }
}
