package org.embeddedmesh.xds.registry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.proto.v1.Phase;
import org.embeddedmesh.proto.v1.Workload;
import org.embeddedmesh.proto.v1.WorkloadState;
import org.embeddedmesh.xds.ads.Backoff;
import org.embeddedmesh.xds.ads.ControlPlaneChannel;
import org.embeddedmesh.xds.ads.ManualLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AnnouncementTests {

    private static final Workload HELLO =
            Workload.newBuilder().setService("hello").setNamespace("default").build();

    private final String serverName = InProcessServerBuilder.generateName();
    private final FakeRegistry registry = new FakeRegistry();
    private final ManualLoop loop = new ManualLoop();
    private final ControlPlaneChannel channel =
            ControlPlaneChannel.over(InProcessChannelBuilder.forName(serverName).directExecutor()::build, loop);
    private final Announcement announcement = new Announcement(
            HELLO, channel, loop, new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), () -> 1.0));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Server server;

    @BeforeEach
    void start() throws IOException {
        log.start();
        ((Logger) LoggerFactory.getLogger(Announcement.class)).addAppender(log);
        server = InProcessServerBuilder.forName(serverName)
                .directExecutor()
                .addService(registry.service())
                .build()
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        ((Logger) LoggerFactory.getLogger(Announcement.class)).detachAppender(log);
        server.shutdownNow();
        channel.close();
    }

    @Test
    void workloadIsAnnouncedWithTheConnection() {
        connect();

        assertThat(registry.stream().requests())
                .containsExactly(WorkloadState.newBuilder()
                        .setSequence(1)
                        .setWorkload(HELLO)
                        .setPhase(Phase.HEALTHY)
                        .build());
        assertThat(announcement.acknowledged().toCompletableFuture()).isNotDone();

        accept();
        assertThat(announcement.acknowledged().toCompletableFuture()).isCompletedWithValue("hello-127.0.0.1-9095");
        assertThat(announcement.name()).isEqualTo("hello-127.0.0.1-9095");
    }

    @Test
    void heartbeatComesEveryThreeSecondsAndNamesNoWorkload() {
        connect();
        accept();

        loop.advance(Duration.ofMillis(2_999));
        assertThat(registry.stream().requests()).hasSize(1);

        loop.advance(Duration.ofMillis(1));
        assertThat(registry.stream().lastRequest())
                .isEqualTo(WorkloadState.newBuilder()
                        .setSequence(2)
                        .setPhase(Phase.HEALTHY)
                        .build());

        loop.advance(Duration.ofSeconds(3));
        assertThat(registry.stream().lastRequest().getSequence()).isEqualTo(3);
    }

    @Test
    void healthIsToldAtOnceAndOnlyWhenItChanges() {
        connect();
        accept();

        announcement.healthy(false);
        announcement.healthy(false);
        loop.run();

        assertThat(registry.stream().requests()).hasSize(2);
        assertThat(registry.stream().lastRequest().getPhase()).isEqualTo(Phase.UNHEALTHY);
        loop.advance(Duration.ofSeconds(3));
        assertThat(registry.stream().lastRequest().getPhase()).isEqualTo(Phase.UNHEALTHY);
    }

    @Test
    void withdrawalCompletesWhenItIsAcknowledged() {
        connect();
        accept();

        CompletionStage<Void> withdrawn = announcement.withdraw();
        loop.run();
        assertThat(registry.stream().lastRequest().getPhase()).isEqualTo(Phase.WITHDRAWN);
        assertThat(withdrawn.toCompletableFuture()).isNotDone();

        accept();
        assertThat(withdrawn.toCompletableFuture()).isCompleted();
        assertThat(registry.stream().halfClosed()).isTrue();
        loop.advance(Duration.ofSeconds(60));
        assertThat(registry.stream().requests()).hasSize(2);
    }

    @Test
    void acknowledgementOfAnEarlierStateDoesNotCompleteTheWithdrawal() {
        connect();
        CompletionStage<Void> withdrawn = announcement.withdraw();
        loop.run();

        registry.stream().accept(1);
        loop.run();
        assertThat(withdrawn.toCompletableFuture()).isNotDone();

        accept();
        assertThat(withdrawn.toCompletableFuture()).isCompleted();
    }

    @Test
    void withdrawalCompletesWhenTheConnectionIsLost() {
        connect();
        accept();
        CompletionStage<Void> withdrawn = announcement.withdraw();
        loop.run();

        registry.stream().fail(Status.UNAVAILABLE);
        loop.run();

        assertThat(withdrawn.toCompletableFuture()).isCompleted();
    }

    @Test
    void withdrawalWithoutConnectionCompletesAndNothingIsAnnouncedLater() {
        CompletionStage<Void> withdrawn = announcement.withdraw();
        loop.run();

        connect();

        assertThat(withdrawn.toCompletableFuture()).isCompleted();
        assertThat(registry.streamCount()).isZero();
    }

    @Test
    void workloadIsAnnouncedAgainWithItsHealthAfterAReconnect() {
        connect();
        accept();
        announcement.healthy(false);
        loop.run();

        loop.execute(announcement::disconnected);
        connect();

        assertThat(registry.streamCount()).isEqualTo(2);
        assertThat(registry.stream().requests())
                .containsExactly(WorkloadState.newBuilder()
                        .setSequence(1)
                        .setWorkload(HELLO)
                        .setPhase(Phase.UNHEALTHY)
                        .build());
    }

    @Test
    void streamThatFailsAloneIsOpenedAgainAfterAWait() {
        connect();
        accept();

        registry.stream().fail(Status.INTERNAL);
        loop.run();
        assertThat(registry.streamCount()).isEqualTo(1);

        loop.advance(Duration.ofMillis(500));
        assertThat(registry.streamCount()).isEqualTo(2);
        assertThat(registry.stream().lastRequest().hasWorkload()).isTrue();
    }

    @Test
    void registryThatEndsEveryStreamIsLeftAloneLongerAndLonger() {
        connect();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            accept();
            registry.stream().fail(Status.INTERNAL);
            loop.run();
            waits.add(loop.untilNextTimer());
            loop.advance(loop.untilNextTimer());
        }

        assertThat(waits).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L, 5000L);

        loop.advance(Duration.ofSeconds(10));
        registry.stream().fail(Status.INTERNAL);
        loop.run();
        assertThat(loop.untilNextTimer()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void refusalIsKeptAndSaidOnceAndTheWorkloadIsTriedAgain() {
        connect();
        for (int i = 0; i < 3; i++) {
            registry.stream().refuse("namespace 'x' does not exist");
            loop.advance(Duration.ofSeconds(3));
        }

        assertThat(announcement.error()).isEqualTo("namespace 'x' does not exist");
        assertThat(messages(Level.WARN))
                .containsExactly("mesh: the control plane refuses workload hello: namespace 'x' does not exist");
        assertThat(registry.stream().requests()).hasSize(4).allMatch(WorkloadState::hasWorkload);

        accept();
        assertThat(announcement.error()).isEmpty();
    }

    @Test
    void controlPlaneWithoutRegistryIsSaidOnceAndNotAskedAgain() {
        connect();

        registry.stream().fail(Status.UNIMPLEMENTED);
        loop.advance(Duration.ofSeconds(60));
        assertThat(registry.streamCount()).isEqualTo(1);

        loop.execute(announcement::disconnected);
        connect();
        registry.stream().fail(Status.UNIMPLEMENTED);
        loop.run();
        assertThat(messages(Level.INFO))
                .containsExactly("mesh: the control plane has no workload registry; hello is not announced");
    }

    private void connect() {
        loop.execute(announcement::connected);
        loop.run();
    }

    private void accept() {
        registry.stream().accept();
        loop.run();
    }

    private List<String> messages(Level level) {
        return log.list.stream()
                .filter(it -> it.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
