package org.embeddedmesh.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.InsecureServerCredentials;
import io.grpc.xds.XdsServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.server.app.RunningConfigServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gRPC server that takes its listener from the config server: what it cannot enforce, it refuses. */
class GrpcServerTests {

    private static final String ONLY_VIEWERS = """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: viewers}
            spec:
              selector: {matchLabels: {app: hello-client}}
              rules: [{from: [{source: {principals: [cluster.local/ns/default/sa/viewer]}}]}]
            """;

    @TempDir
    private Path directory;

    private RunningConfigServer server;
    private Rules rules;
    private Greeter greeter;
    private GrpcMember caller;

    @BeforeEach
    void start() throws IOException {
        server = new RunningConfigServer(directory.resolve("store"));
        rules = new Rules(server);
        greeter = new Greeter(
                "v1",
                XdsServerBuilder.forAddress(freeAddress(), InsecureServerCredentials.create())
                        .overrideBootstrapForTest(Bootstrap.of(server.xdsPort())));
        rules.apply(Examples.greeter(greeter, greeter));
        caller = new GrpcMember(Bootstrap.of(server.xdsPort()), "greeter.default.svc.cluster.local:7070");
    }

    private static InetSocketAddress freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new InetSocketAddress("127.0.0.1", socket.getLocalPort());
        }
    }

    @AfterEach
    void stop() {
        caller.close();
        greeter.close();
        server.close();
    }

    @Test
    void policyThatItCannotEnforceRefusesEveryCallUntilItIsGoneAndIsShown() {
        assertThat(caller.call()).isEqualTo("v1");
        List<String> warnings = rules.apply(ONLY_VIEWERS);
        assertThat(warnings).anyMatch(it -> it.contains("not enforced yet"));
        await().atMost(GrpcMember.PATIENCE).until(() -> caller.call().equals("PERMISSION_DENIED"));
        assertThat(unsupported())
                .anyMatch(it -> it.path("resource").asText().endsWith("/authorization-policy/viewers")
                        && it.path("effect").asText().startsWith("every call is refused"));
        rules.delete(ONLY_VIEWERS);
        await().atMost(GrpcMember.PATIENCE).until(() -> caller.call().equals("v1"));
        assertThat(unsupported()).isEmpty();
    }

    private List<JsonNode> unsupported() {
        List<JsonNode> all = new ArrayList<>();
        rules.clients().forEach(it -> it.path("unsupported").forEach(all::add));
        return all;
    }

    @Test
    void policyForOthersDoesNotConcernIt() {
        rules.apply(ONLY_VIEWERS.replace("app: hello-client", "app: other"));
        assertThat(caller.call()).isEqualTo("v1");
        rules.apply(Examples.rule("- {route: [{destination: {host: greeter}}], rewrite: {authority: other}}"));
        await().atMost(GrpcMember.PATIENCE).until(() -> !unsupported().isEmpty());
        assertThat(caller.call()).isEqualTo("v1");
    }
}
