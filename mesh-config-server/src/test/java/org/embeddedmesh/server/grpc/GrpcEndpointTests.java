package org.embeddedmesh.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.embeddedmesh.server.app.RunningConfigServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints that come and go, and a config server that goes away, under the calls of a gRPC application. */
class GrpcEndpointTests {

    @TempDir
    private Path directory;

    private final Greeter v1 = new Greeter("v1");
    private final Greeter v2 = new Greeter("v2");
    private final AtomicBoolean ended = new AtomicBoolean();
    private RunningConfigServer server;
    private Rules rules;

    @BeforeEach
    void start() {
        server = new RunningConfigServer(directory.resolve("store"));
        rules = new Rules(server);
    }

    @AfterEach
    void stop() {
        ended.set(true);
        server.close();
        v1.close();
        v2.close();
    }

    private GrpcMember member() {
        return new GrpcMember(Bootstrap.of(server.xdsPort()), "greeter.default.svc.cluster.local:7070");
    }

    @Test
    void registeredServiceIsFoundAndNobodyCallsAnInstanceThatWithdrew() {
        try (RegisteredWorkload first = new RegisteredWorkload(server.xdsPort(), v1.port(), "v1");
                RegisteredWorkload second = new RegisteredWorkload(server.xdsPort(), v2.port(), "v2");
                GrpcMember member = member()) {
            assertThat(member.calls(40)).containsOnlyKeys("v1", "v2");
            second.withdraw();
            await().atMost(GrpcMember.PATIENCE).until(() -> member.calls(20).equals(Map.of("v1", 20)));
            int after = v2.calls();
            assertThat(member.calls(100)).isEqualTo(Map.of("v1", 100));
            assertThat(v2.calls()).isEqualTo(after);
        }
    }

    @Test
    void workloadEntryThatIsDeletedIsNoEndpointAnyMore() {
        rules.apply("""
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: greeter}
                spec:
                  hosts: [greeter.default.svc.cluster.local]
                  ports: [{number: 7070, name: grpc, protocol: GRPC}]
                  location: MESH_INTERNAL
                  resolution: STATIC
                  workloadSelector: {labels: {app: greeter}}
                """);
        rules.apply(entry(v1, "v1"));
        rules.apply(entry(v2, "v2"));
        try (GrpcMember member = member()) {
            assertThat(member.calls(40)).containsOnlyKeys("v1", "v2");
            rules.delete(entry(v1, "v1"));
            await().atMost(GrpcMember.PATIENCE).until(() -> member.calls(20).equals(Map.of("v2", 20)));
            rules.apply(entry(v1, "v1"));
            await().atMost(GrpcMember.PATIENCE).until(() -> member.calls(20).containsKey("v1"));
        }
    }

    private static String entry(Greeter greeter, String version) {
        return """
                apiVersion: networking.istio.io/v1
                kind: WorkloadEntry
                metadata: {name: greeter-%s}
                spec: {address: 127.0.0.1, ports: {grpc: %d}, labels: {app: greeter, version: %s}}
                """.formatted(version, greeter.port(), version);
    }

    @Test
    void noCallFailsWhileTheConfigServerIsAwayAndItsNextRuleIsFollowed() throws InterruptedException {
        rules.apply(Examples.greeter(v1, v2));
        rules.apply(Examples.split(50, 50));
        try (GrpcMember member = member()) {
            Set<String> answers = ConcurrentHashMap.newKeySet();
            Thread caller = new Thread(() -> {
                while (!ended.get()) {
                    answers.add(member.call());
                }
            });
            caller.start();
            await().atMost(GrpcMember.PATIENCE).until(() -> answers.size() == 2);
            server.stop();
            assertThat(member.calls(200)).containsOnlyKeys("v1", "v2");
            server.start();
            rules.apply(Examples.split(0, 100));
            await().atMost(GrpcMember.PATIENCE).until(() -> member.calls(20).equals(Map.of("v2", 20)));
            ended.set(true);
            caller.join();
            assertThat(answers).containsExactlyInAnyOrder("v1", "v2");
        }
    }
}
