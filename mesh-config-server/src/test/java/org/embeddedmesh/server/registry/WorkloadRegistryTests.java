package org.embeddedmesh.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkloadRegistryTests {

    private static final String NAME = "shop-10.0.0.1-8080";

    private final RegistryFixture fixture = new RegistryFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void announcementIsAcknowledgedWithNameAndLease() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        assertThat(process.ack())
                .isEqualTo(Ack.newBuilder()
                        .setSequence(1)
                        .setName(NAME)
                        .setLeaseSeconds(10)
                        .build());
        assertThat(fixture.names()).containsExactly(NAME);
    }

    @Test
    void invalidWorkloadIsToldWhyAndMayTryAgainOnTheSameStream() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce(RegistryFixture.workload().setService("My_Shop"));
        assertThat(process.ack().getError()).contains("My_Shop").contains("mesh.service.name");
        process.announce();
        assertThat(process.ack().getError()).isEmpty();
    }

    @Test
    void heartbeatBeforeTheWorkloadIsKnownIsAnError() {
        RegistryFixture.Process process = fixture.process("a");
        process.send(Phase.HEALTHY);
        assertThat(process.ack().getError()).contains("first state");
    }

    @Test
    void heartbeatsKeepTheWorkloadAndPublishNothing() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        int published = fixture.published.size();
        for (int i = 0; i < 10; i++) {
            fixture.scheduler.advance(Duration.ofSeconds(9));
            process.send(Phase.HEALTHY);
        }
        assertThat(fixture.names()).containsExactly(NAME);
        assertThat(fixture.published).hasSize(published);
    }

    @Test
    void silentWorkloadGoesWhenItsLeaseEndsAndComesBackWithItsNextHeartbeat() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        fixture.scheduler.advance(Duration.ofSeconds(10));
        assertThat(fixture.names()).isEmpty();
        process.send(Phase.HEALTHY);
        assertThat(fixture.names()).containsExactly(NAME);
    }

    @Test
    void workloadWhoseStreamEndedGoesSoonerThanASilentOne() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        process.die();
        fixture.scheduler.advance(Duration.ofMillis(2999));
        assertThat(fixture.names()).containsExactly(NAME);
        fixture.scheduler.advance(Duration.ofMillis(1));
        assertThat(fixture.names()).isEmpty();
    }

    @Test
    void workloadThatComesBackInTimeIsNotTakenOut() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        int published = fixture.published.size();
        process.die();
        fixture.scheduler.advance(Duration.ofSeconds(2));
        RegistryFixture.Process again = fixture.process("a");
        again.announce();
        fixture.scheduler.advance(Duration.ofSeconds(9));
        assertThat(again.ack().getError()).isEmpty();
        assertThat(fixture.names()).containsExactly(NAME);
        assertThat(fixture.published).hasSize(published);
    }

    @Test
    void healthIsPublished() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        process.send(Phase.UNHEALTHY);
        assertThat(last()).singleElement().returns(false, WorkloadInstance::healthy);
        process.send(Phase.HEALTHY);
        assertThat(last()).singleElement().returns(true, WorkloadInstance::healthy);
    }

    @Test
    void withdrawalIsAcknowledgedOnlyWhenThePushIsOut() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        process.ack();
        fixture.pushed = new CompletableFuture<>();
        process.send(Phase.WITHDRAWN);
        assertThat(fixture.names()).isEmpty();
        assertThat(process.hasAck()).isFalse();
        fixture.pushed.complete(null);
        assertThat(process.ack().getSequence()).isEqualTo(2);
    }

    @Test
    void withdrawalIsAcknowledgedInTheEndThoughThePushHangs() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        process.ack();
        fixture.pushed = new CompletableFuture<>();
        process.send(Phase.WITHDRAWN);
        fixture.scheduler.advance(Duration.ofSeconds(2));
        assertThat(process.hasAck()).isTrue();
    }

    @Test
    void changedPortsReplaceTheWorkload() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        process.announce(RegistryFixture.workload().clearPorts().addPorts(RegistryFixture.port(80, 9090)));
        assertThat(fixture.names()).containsExactly("shop-10.0.0.1-9090");
    }

    @Test
    void laterIncarnationTakesTheNameAndTheEarlierOneIsTold() {
        RegistryFixture.Process first = fixture.process("a");
        first.announce();
        first.ack();
        RegistryFixture.Process second = fixture.process("b");
        second.announce(RegistryFixture.workload().putLabels("version", "v2"));
        assertThat(second.ack().getError()).isEmpty();
        assertThat(first.ack().getError()).contains(NAME).contains("came last");
        first.announce();
        assertThat(first.ack().getError()).as("it must not win the name back").contains("came last");
        assertThat(last()).singleElement().returns(Map.of("version", "v2"), WorkloadInstance::labels);
    }

    @Test
    void endOfTheEarlierIncarnationLeavesTheLaterOneAlone() {
        RegistryFixture.Process first = fixture.process("a");
        first.announce();
        RegistryFixture.Process second = fixture.process("b");
        second.announce();
        first.send(Phase.WITHDRAWN);
        first.die();
        fixture.scheduler.advance(Duration.ofSeconds(9));
        assertThat(fixture.names()).containsExactly(NAME);
    }

    @Test
    void earlierIncarnationMayHaveTheNameWhenTheLaterOneIsGone() {
        RegistryFixture.Process first = fixture.process("a");
        first.announce();
        RegistryFixture.Process second = fixture.process("b");
        second.announce();
        second.send(Phase.WITHDRAWN);
        first.ack();
        first.ack();
        first.send(Phase.HEALTHY);
        first.send(Phase.HEALTHY);
        assertThat(first.ack().getError()).isEmpty();
        assertThat(first.ack().getError()).isEmpty();
    }

    @Test
    void knownWorkloadsStayUnseenForAMinuteAfterAStart() {
        try (RegistryFixture restarted = new RegistryFixture(instance())) {
            assertThat(restarted.names()).containsExactly(NAME);
            restarted.scheduler.advance(Duration.ofMillis(59_999));
            assertThat(restarted.names()).containsExactly(NAME);
            restarted.scheduler.advance(Duration.ofMillis(1));
            assertThat(restarted.names()).isEmpty();
        }
    }

    @Test
    void knownWorkloadThatAnnouncesItselfGoesOnWithoutAGap() {
        try (RegistryFixture restarted = new RegistryFixture(instance())) {
            int published = restarted.published.size();
            RegistryFixture.Process process = restarted.process("a");
            process.announce();
            assertThat(process.ack().getError()).isEmpty();
            assertThat(restarted.published).hasSize(published);
            restarted.scheduler.advance(Duration.ofSeconds(10));
            assertThat(restarted.names()).isEmpty();
        }
    }

    @Test
    void closeEndsStreamsCleanlyAndKeepsTheWorkloads() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        fixture.registry.close();
        assertThat(process.end()).map(Status::isOk).contains(true);
        assertThat(fixture.saved).extracting(WorkloadInstance::name).containsExactly(NAME);
        assertThat(fixture.names()).containsExactly(NAME);
    }

    @Test
    void changesAreRememberedSoonAfter() {
        fixture.process("a").announce();
        fixture.scheduler.advance(Duration.ofMillis(500));
        assertThat(fixture.saved).extracting(WorkloadInstance::name).containsExactly(NAME);
    }

    @Test
    void statusTellsStateAndLease() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        assertThat(status().state()).isEqualTo(WorkloadStatus.State.CONNECTED);
        process.die();
        assertThat(status().state()).isEqualTo(WorkloadStatus.State.LOST);
        assertThat(Duration.between(status().lastSeen(), status().leaseEnds())).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void wallClockThatJumpsNeitherEndsALeaseNorKeepsOne() {
        RegistryFixture.Process process = fixture.process("a");
        process.announce();
        fixture.scheduler.setWallClock(Duration.ofDays(365));
        fixture.scheduler.advance(Duration.ofMillis(9999));
        assertThat(fixture.names()).containsExactly(NAME);
        fixture.scheduler.setWallClock(Duration.ofDays(-365));
        fixture.scheduler.advance(Duration.ofMillis(1));
        assertThat(fixture.names()).isEmpty();
    }

    @Test
    void statusTellsTimesOfTheWallClockAsItIsNow() {
        fixture.process("a").announce();
        fixture.scheduler.advance(Duration.ofSeconds(4));
        fixture.scheduler.setWallClock(Duration.ofHours(-1));
        Instant now = fixture.scheduler.clock().instant();
        assertThat(status().lastSeen()).isEqualTo(now.minusSeconds(4));
        assertThat(status().leaseEnds()).isEqualTo(now.plusSeconds(6));
    }

    @Test
    void serverThatStoodStillTakesNobodyOutBeforeItHasListened() {
        RegistryFixture.Process alive = fixture.process("a");
        alive.announce();
        RegistryFixture.Process dead = fixture.process("b");
        dead.announce(RegistryFixture.workload().setAddress("10.0.0.2"));
        fixture.scheduler.standStill(Duration.ofHours(8));
        fixture.scheduler.advance(Duration.ZERO);
        assertThat(fixture.names()).hasSize(2);
        fixture.scheduler.advance(Duration.ofSeconds(9));
        alive.send(Phase.HEALTHY);
        fixture.scheduler.advance(Duration.ofSeconds(1));
        assertThat(fixture.names()).containsExactly(NAME);
    }

    @Test
    void knownWorkloadsStayForAMinuteThoughTheWallClockJumpedBetweenTheProcesses() {
        try (RegistryFixture restarted = new RegistryFixture(instance())) {
            restarted.scheduler.setWallClock(Duration.ofDays(-1));
            restarted.scheduler.advance(Duration.ofSeconds(59));
            assertThat(restarted.names()).containsExactly(NAME);
            restarted.scheduler.advance(Duration.ofSeconds(1));
            assertThat(restarted.names()).isEmpty();
        }
    }

    @Test
    void twoProcessesThatClaimOneNameDoNotTakeTurns() {
        RegistryFixture.Process first = fixture.process("a");
        first.announce();
        RegistryFixture.Process second = fixture.process("b");
        second.announce(RegistryFixture.workload().putLabels("version", "v2"));
        int published = fixture.published.size();
        for (int i = 0; i < 20; i++) {
            fixture.scheduler.advance(Duration.ofSeconds(3));
            first.announce();
            second.send(Phase.HEALTHY);
        }
        assertThat(last()).singleElement().returns(Map.of("version", "v2"), WorkloadInstance::labels);
        assertThat(fixture.published).hasSize(published);
    }

    @Test
    void processThatLostItsNameDoesNotWinItBackByReconnecting() {
        fixture.process("a").announce();
        RegistryFixture.Process second = fixture.process("b");
        second.announce();
        RegistryFixture.Process firstAgain = fixture.process("a");
        firstAgain.announce();
        assertThat(firstAgain.ack().getError()).contains("came last");
        firstAgain.die();
        fixture.scheduler.advance(Duration.ofSeconds(5));
        assertThat(fixture.names()).containsExactly(NAME);
        assertThat(status().incarnation()).isEqualTo("b");
    }

    @Test
    void stateIsNotReadBeforeTheAcknowledgementsAreTaken() {
        RegistryFixture.Process stalled = fixture.stalledProcess("a");
        stalled.announce();
        for (int i = 0; i < 100; i++) {
            stalled.send(i % 2 == 0 ? Phase.UNHEALTHY : Phase.HEALTHY);
        }
        assertThat(fixture.published).hasSizeLessThan(5);
        stalled.takeAcks();
        assertThat(fixture.published).hasSizeGreaterThan(100);
    }

    private WorkloadStatus status() {
        return fixture.registry.workloads().toCompletableFuture().join().get(0);
    }

    private List<WorkloadInstance> last() {
        return fixture.published.get(fixture.published.size() - 1);
    }

    private static WorkloadInstance instance() {
        return new WorkloadInstance(
                NAME,
                "shop",
                "default",
                "10.0.0.1",
                List.of(new WorkloadInstance.Port("http", 80, 8080, "HTTP")),
                Map.of(),
                "",
                "",
                true);
    }
}
