package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.embeddedmesh.endtoend.load.LoadReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The config server is killed while a service is called 200 times a second, and an instance starts again meanwhile. */
class ControlPlaneLossEndToEnd {

    private static final String HELLO = "http://helloworldservice:9095/helloWorld/sayHello";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final List<Member> members = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void endAll() {
        members.forEach(Member::close);
    }

    @Test
    void failsNoCall() throws InterruptedException {
        loseTheConfigServer(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    /** It stays away longer than leases last, and is back longer than it keeps workloads that it has not seen. */
    @Test
    @Tag("soak")
    void forAMinuteFailsNoCall() throws InterruptedException {
        loseTheConfigServer(Duration.ofSeconds(60), Duration.ofSeconds(75));
    }

    private void loseTheConfigServer(Duration away, Duration back) throws InterruptedException {
        ConfigServer server = ConfigServer.start(
                Ports.free(), Ports.free(), "--mesh.server.store.file=" + directory.resolve("rules"));
        members.add(server.process().awaitHealthy());
        Instance v1 = start("v1", "v1", server);
        Instance v2 = start("v2", "v2", server);
        Instance anotherV2 = start("another-v2", "v2", server);
        server.create("destinationrules", Rules.subsets());
        server.create("virtualservices", Rules.virtualServiceTo("v2"));
        LoadCaller caller = LoadCaller.start(server.joinOption());
        members.add(0, caller.process());
        Stream.of(v1, v2, anotherV2).forEach(Instance::awaitHealthy);
        caller.awaitHealthy();
        awaitRegistered(server, v1, v2, anotherV2);
        caller.callOnceWarm(List.of(v2.greeting(), anotherV2.greeting()), HELLO);

        server.process().kill();
        v2.process().terminate();
        v2.startAgain();
        members.add(v2.awaitHealthy().process());
        caller.awaitAnswer(v2.greeting());
        assertThat(v2.process().output()).contains("resources from the cache of");
        caller.callFor(away);
        server.startAgain();
        members.add(server.process().awaitHealthy());
        caller.callFor(back);
        awaitRegistered(server, v1, v2, anotherV2);
        Stream.of(v2, anotherV2).map(Instance::greeting).forEach(caller::awaitAnswer);
        LoadReport report = caller.stop();

        Report.load("the config server away for " + away, report);
        assertThat(report.failed()).isEmpty();
        assertThat(report.answers()).containsOnlyKeys(v2.greeting(), anotherV2.greeting());
    }

    private Instance start(String name, String version, ConfigServer server) {
        Instance instance = Instance.start(name, Mesh.SERVICE, version, server.joinOption());
        members.add(0, instance.process());
        return instance;
    }

    private static void awaitRegistered(ConfigServer server, Instance... instances) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.connectedPorts())
                        .contains(Stream.of(instances).map(Instance::port).toArray(Integer[]::new)));
    }
}
