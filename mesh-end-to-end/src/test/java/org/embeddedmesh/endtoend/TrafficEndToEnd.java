package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.embeddedmesh.endtoend.load.FailedCall;
import org.embeddedmesh.endtoend.load.LoadReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Canary, mirror and faults, set and changed while a service of two versions is called 200 times a second. */
@TestInstance(Lifecycle.PER_CLASS)
class TrafficEndToEnd {

    private static final String HELLO = "http://helloworldservice:9095/helloWorld/sayHello";
    private static final String SHADOW = "shadow.default.svc.cluster.local";
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ConfigServer server = ConfigServer.inMemory(Ports.free());
    private final Instance v1 = Instance.start("v1", Mesh.SERVICE, "v1", server.joinOption());
    private final Instance v2 = Instance.start("v2", Mesh.SERVICE, "v2", server.joinOption());
    private final LoadCaller caller = LoadCaller.start(server.joinOption());

    @BeforeAll
    void awaitMembers() {
        Stream.of(v1, v2).forEach(Instance::awaitHealthy);
        caller.awaitHealthy();
        server.create("destinationrules", Rules.subsets());
    }

    @BeforeEach
    void load() {
        caller.callOnceWarm(List.of(v1.greeting(), v2.greeting()), HELLO);
    }

    @AfterEach
    void restore() {
        caller.stop();
        server.delete("virtualservices", Mesh.SERVICE);
        server.delete("serviceentries", SHADOW);
    }

    @AfterAll
    void endAll() {
        Stream.of(caller.process(), v1.process(), v2.process(), server.process())
                .forEach(Member::close);
    }

    @Test
    void canaryGrowsFromNothingToAllWithoutAFailedCall() {
        server.create("virtualservices", Rules.split(100, 0));
        awaitShareOfV2(0);
        for (int weight : new int[] {10, 50, 100}) {
            server.mergePatch("virtualservices", Mesh.SERVICE, Rules.split(100 - weight, weight));
            awaitShareOfV2(weight / 100.0);
        }
        LoadReport report = caller.stop();

        Report.load("canary 0, 10, 50, 100 %", report);
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void quarterOfTheCallsIsMirrored() {
        try (Outsider shadow = Outsider.start()) {
            mirrorTo(shadow.port(), 25);
            await().atMost(PATIENCE).until(() -> shadow.calls() > 0);
            long copiesBefore = shadow.calls();
            LoadReport before = caller.report();
            caller.callFor(WINDOW.multipliedBy(3));
            LoadReport report = caller.stop();
            double share = (double) (shadow.calls() - copiesBefore) / (report.calls() - before.calls());

            Report.line("mirror 25 %%: %.1f %% of %d calls", share * 100, report.calls() - before.calls());
            assertThat(report.failed()).isEmpty();
            assertThat(share).isCloseTo(0.25, within(0.05));
        }
    }

    /** Copies wait for an answer that does not come. Had calls to wait for theirs, there would be one for each caller. */
    @Test
    void noCallWaitsForItsMirror() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            mirrorTo(silent.getLocalPort(), 100);
            await("copies wait, and further ones are dropped").atMost(PATIENCE).until(() -> droppedCopies() > 0);
            LoadReport before = caller.report();
            caller.callFor(WINDOW);
            LoadReport report = caller.stop();

            Report.load("mirror to a host that never answers", report);
            assertThat(report.failed()).isEmpty();
            assertThat(report.calls() - before.calls()).isGreaterThan(4L * LoadCaller.CALLERS);
        }
    }

    @Test
    void faultsHitTheirShareOfTheCalls() {
        server.create("virtualservices", Rules.faults(50, 20));
        await().atMost(PATIENCE).until(() -> caller.report().failures() > 0);
        LoadReport before = caller.report();
        caller.callFor(WINDOW);
        LoadReport report = caller.stop();
        double share = (double) (report.failures() - before.failures()) / (report.calls() - before.calls());
        List<FailedCall> delayed = report.failed().stream()
                .filter(it -> it.flags().equals("DI,FI"))
                .toList();

        Report.line(
                "faults: %.1f %% of %d calls aborted, %d of %d aborted ones delayed",
                share * 100, report.calls() - before.calls(), delayed.size(), report.failures());
        assertThat(report.failed())
                .allMatch(it -> it.status() == 418 && it.flags().endsWith("FI"));
        assertThat(share).isCloseTo(0.2, within(0.06));
        assertThat((double) delayed.size() / report.failures()).isCloseTo(0.5, within(0.2));
        assertThat(delayed).allMatch(it -> it.ended() - it.began() >= 19);
    }

    private void mirrorTo(int port, int percentage) {
        server.create("serviceentries", Rules.serviceEntry(SHADOW, port));
        server.create("virtualservices", Rules.mirrored(SHADOW, percentage));
    }

    private long droppedCopies() {
        return Http.json(Http.get(caller.process().uri("/actuator/mesh")))
                .at("/mirrors/dropped")
                .asLong();
    }

    private void awaitShareOfV2(double expected) {
        await("v2 has its share of " + expected)
                .atMost(PATIENCE)
                .until(() -> Math.abs(shareOfV2() - expected) <= (expected % 1 == 0 ? 0 : 0.06));
    }

    private double shareOfV2() {
        LoadReport before = caller.report();
        caller.callFor(WINDOW);
        LoadReport after = caller.report();
        double toV2 = after.answered(v2.greeting()) - before.answered(v2.greeting());
        return toV2 / (after.calls() - before.calls());
    }
}
