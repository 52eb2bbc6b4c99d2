package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The config server is killed, a service and its caller are too: they start again from what it said last. */
class LastKnownGoodEndToEnd {

    private static final Pattern KEPT = Pattern.compile("\"cache\":\\{\"state\":\"KEPT\",\"time\":\"([^\"]+)\"");

    private final int apiPort = Ports.free();
    private final int xdsPort = Ports.free();
    private final int[] ports = IntStream.generate(Ports::free).limit(3).toArray();

    @TempDir
    private Path directory;

    @Test
    void whatStartsWithoutTheConfigServerServesByTheRulesItSaidLast() throws InterruptedException {
        ConfigServer server = startServer();
        Member v1 = startV1();
        Member v2 = startV2();
        Member caller = startCaller();
        try {
            Stream.of(v1, v2, caller).forEach(Member::awaitHealthy);
            server.create("destinationrules", Rules.subsets());
            server.create("virtualservices", Rules.virtualServiceTo("v2"));
            awaitOnly(caller, Mesh.V2);
            awaitKept(caller, Instant.now());

            server.process().kill();
            v2.kill();
            caller.kill();
            v2 = startV2().awaitHealthy();
            caller = startCaller().awaitHealthy();

            assertThat(hello(caller, 50)).containsOnly(Mesh.V2);
            assertThat(caller.output()).contains("resources from the cache of").contains("is not reachable");
            assertThat(report(caller)).contains("\"state\":\"IN_USE\"");

            server = startServer();
            awaitConnected(v1, v2, caller);
            assertThat(hello(caller, 50)).containsOnly(Mesh.V2);
            server.mergePatch("virtualservices", Mesh.SERVICE, Rules.virtualServiceTo("v1"));
            awaitOnly(caller, Mesh.V1);
            server.delete("virtualservices", Mesh.SERVICE);
            Member calling = caller;
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(hello(calling, 50)).containsOnly(Mesh.V1, Mesh.V2));
        } finally {
            Stream.of(caller, v2, v1, server.process()).forEach(Member::close);
        }
    }

    private ConfigServer startServer() {
        ConfigServer server =
                ConfigServer.start(apiPort, xdsPort, "--mesh.server.store.file=" + directory.resolve("rules"));
        server.process().awaitHealthy();
        return server;
    }

    private Member startV1() {
        return start("lkg-v1", ports[0], "--mesh.service.port=9095");
    }

    private Member startV2() {
        return start("lkg-v2", ports[1], "--spring.profiles.active=v2");
    }

    private Member startCaller() {
        return start("lkg-hellodemo", ports[2], "--spring.profiles.active=hellodemo");
    }

    private Member start(String name, int port, String option) {
        return Member.ofJar(
                name,
                Mesh.SAMPLE_JAR,
                port,
                List.of(
                        "--mesh.control-plane.address=127.0.0.1:" + xdsPort,
                        "--mesh.cache.directory=" + directory.resolve("cache"),
                        option));
    }

    private static List<String> hello(Member caller, int calls) {
        return Stream.generate(() -> Http.get(caller.uri("/hello")).body())
                .limit(calls)
                .distinct()
                .toList();
    }

    private static void awaitOnly(Member caller, String greeting) {
        await().atMost(Duration.ofSeconds(15)).until(() -> hello(caller, 10).equals(List.of(greeting)));
    }

    private static void awaitKept(Member caller, Instant after) {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            Matcher kept = KEPT.matcher(report(caller));
            return kept.find() && Instant.parse(kept.group(1)).isAfter(after);
        });
    }

    private static void awaitConnected(Member... members) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stream.of(members).allMatch(it -> report(it).contains("\"state\":\"CONNECTED\"")));
    }

    private static String report(Member member) {
        return Http.get(member.uri("/actuator/mesh")).body();
    }
}
