package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.embeddedmesh.endtoend.load.LoadReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** One of two instances ends while it is called 200 times a second. */
@TestInstance(Lifecycle.PER_CLASS)
class InstanceLossEndToEnd {

    private static final String HELLO = "http://helloworldservice:9095/helloWorld/sayHello";
    /** So that calls are in flight when it ends. */
    private static final String SLOW_HELLO = "http://helloworldservice:9095/helloWorld/slow?millis=40";

    private static final Duration A_WHILE = Duration.ofSeconds(Integer.getInteger("load.seconds", 5));

    private final ConfigServer server = ConfigServer.inMemory(Ports.free());
    private final Instance v1 = Instance.start("v1", Mesh.SERVICE, "v1", server.joinOption());
    private final Instance v2 = Instance.start("v2", Mesh.SERVICE, "v2", server.joinOption());
    private final LoadCaller caller = LoadCaller.start(server.joinOption());

    @BeforeAll
    void awaitMembers() {
        Stream.of(v1, v2).forEach(Instance::awaitHealthy);
        caller.awaitHealthy();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(caller.ports(Mesh.SERVICE)).contains(v1.port(), v2.port()));
    }

    @BeforeEach
    void load() {
        caller.callOnceWarm(List.of(v1.greeting(), v2.greeting()), HELLO, SLOW_HELLO);
    }

    @AfterEach
    void restore() {
        caller.stop();
        server.delete("virtualservices", Mesh.SERVICE);
    }

    @AfterAll
    void endAll() {
        Stream.of(caller.process(), v1.process(), v2.process(), server.process())
                .forEach(Member::close);
    }

    @Test
    void killedItFailsNothingButTheCallsInFlightOnIt() throws InterruptedException {
        Outage outage = v2.kill();
        caller.callFor(A_WHILE);
        LoadReport report = caller.stop();

        Report.load(outage.what() + ", default retries", report);
        assertThat(report.failed()).allMatch(outage::explains).hasSizeLessThanOrEqualTo(outage.atMost());
        v2.startAgain();
    }

    @Test
    void killedItFailsNothingWhereResetsAreRetried() throws InterruptedException {
        server.create("virtualservices", Rules.retryingResets(Mesh.SERVICE));
        caller.awaitKnown("VirtualService default/helloworldservice");
        for (int round = 0; round < 2; round++) {
            v2.kill();
            caller.callFor(A_WHILE);
            v2.startAgain();
            caller.awaitAnswer(v2.greeting());
        }
        LoadReport report = caller.stop();

        Report.load("kill -9 twice, retryOn reset,connect-failure,5xx", report);
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void stoppedItFailsNothing() throws InterruptedException {
        for (int round = 0; round < 2; round++) {
            v2.process().terminate();
            caller.callFor(A_WHILE);
            v2.startAgain();
            caller.awaitAnswer(v2.greeting());
        }
        LoadReport report = caller.stop();

        Report.load("SIGTERM twice, default retries", report);
        assertThat(report.failed()).isEmpty();
    }
}
