package org.embeddedmesh.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.embeddedmesh.server.app.RunningConfigServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What rules do to calls of an application that joined with gRPC's own xDS client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrpcMemberTests {

    private static final String TARGET = "greeter.default.svc.cluster.local:7070";

    private final Greeter v1 = new Greeter("v1");
    private final Greeter v2 = new Greeter("v2");
    private final List<GrpcMember> members = new ArrayList<>();
    private RunningConfigServer server;
    private Rules rules;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new RunningConfigServer(directory.resolve("store"));
        rules = new Rules(server);
    }

    @BeforeEach
    void declare() {
        rules.apply(Examples.greeter(v1, v2));
    }

    @AfterEach
    void leave() {
        members.forEach(GrpcMember::close);
        members.clear();
        rules.deleteAll();
    }

    @AfterAll
    void stop() {
        server.close();
        v1.close();
        v2.close();
    }

    private GrpcMember member(String target) {
        GrpcMember member = new GrpcMember(Bootstrap.of(server.xdsPort()), target);
        members.add(member);
        return member;
    }

    private GrpcMember member() {
        return member(TARGET);
    }

    @Test
    void serviceWithoutRulesIsBalancedOverAllEndpoints() {
        assertThat(member().calls(40)).containsOnlyKeys("v1", "v2");
    }

    @Test
    void shortNameIsOfTheNamespaceOfTheClient() {
        assertThat(member("greeter:7070").calls(40)).containsOnlyKeys("v1", "v2");
    }

    @Test
    void weightsAreFollowedAndSoIsTheirChange() {
        rules.apply(Examples.split(90, 10));
        GrpcMember member = member();
        Map<String, Integer> answers = member.calls(1000);
        assertThat(answers).containsOnlyKeys("v1", "v2");
        assertThat(answers.get("v1")).isBetween(850, 950);
        rules.apply(Examples.split(0, 100));
        await().atMost(GrpcMember.PATIENCE).until(() -> member.calls(20).equals(Map.of("v2", 20)));
    }

    @Test
    void callIsRoutedByHeadersMethodAndPath() {
        rules.apply(Examples.rule("""
                - match: [{headers: {end-user: {exact: jason}}, method: {exact: POST}}]
                  route: [{destination: {host: greeter, subset: v2}}]
                - match: [{uri: {exact: /helloworld.Greeter/SayGoodbye}}, {method: {exact: GET}}]
                  route: [{destination: {host: greeter, subset: v2}}]
                - route: [{destination: {host: greeter, subset: v1}}]
                """));
        GrpcMember member = member();
        assertThat(member.calls(20)).containsOnlyKeys("v1");
        assertThat(member.call("end-user", "jason")).isEqualTo("v2");
        assertThat(member.call("end-user", "jane")).isEqualTo("v1");
        assertThat(member.call(Greeter.SAY_GOODBYE)).isEqualTo("goodbye from v2");
    }

    @Test
    void missingHeaderIsWithoutTheValueThatARuleExcludes() {
        rules.apply(Examples.rule("""
                - match: [{withoutHeaders: {stage: {exact: internal}}}]
                  route: [{destination: {host: greeter, subset: v1}}]
                - route: [{destination: {host: greeter, subset: v2}}]
                """));
        GrpcMember member = member();
        assertThat(member.call()).isEqualTo("v1");
        assertThat(member.call("stage", "public")).isEqualTo("v1");
        assertThat(member.call("stage", "internal")).isEqualTo("v2");
    }

    @Test
    void timeoutEndsACall() {
        rules.apply(Examples.rule("- {route: [{destination: {host: greeter}}], timeout: 0.2s}"));
        int before = v1.calls() + v2.calls();
        long start = System.nanoTime();
        assertThat(member().call(Greeter.SAY_NOTHING)).isEqualTo("DEADLINE_EXCEEDED");
        assertThat(System.nanoTime() - start).isLessThan(GrpcMember.PATIENCE.toNanos());
        assertThat(v1.calls() + v2.calls()).isEqualTo(before + 1);
    }

    @Test
    void unavailableIsRetriedTwiceUnlessARuleSaysOtherwise() {
        rules.apply(Examples.rule("- route: [{destination: {host: greeter, subset: v1}}]"));
        GrpcMember member = member();
        assertThat(attemptsOfACallThatFailsTwice(member, "v1")).isEqualTo(3);
        rules.apply(Examples.rule("- {route: [{destination: {host: greeter, subset: v1}}], retries: {attempts: 0}}"));
        await().atMost(GrpcMember.PATIENCE)
                .untilAsserted(() -> assertThat(attemptsOfACallThatFailsTwice(member, "UNAVAILABLE"))
                        .isEqualTo(1));
    }

    private int attemptsOfACallThatFailsTwice(GrpcMember member, String answer) {
        v1.failNext(2);
        int before = v1.calls();
        assertThat(member.call()).isEqualTo(answer);
        v1.failNext(0);
        return v1.calls() - before;
    }

    @Test
    void faultIsInjected() {
        rules.apply(Examples.rule("""
                - match: [{headers: {end-user: {exact: jason}}}]
                  fault: {abort: {grpcStatus: RESOURCE_EXHAUSTED, percentage: {value: 100}}}
                  route: [{destination: {host: greeter}}]
                - route: [{destination: {host: greeter}}]
                """));
        GrpcMember member = member();
        assertThat(member.call("end-user", "jason")).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(member.call()).isIn("v1", "v2");
    }

    @Test
    void localitiesShareCallsByTheirWeight() {
        rules.apply("""
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: regions}
                spec:
                  hosts: [regions.default.svc.cluster.local]
                  ports: [{number: 7070, name: grpc, protocol: GRPC}]
                  resolution: STATIC
                  endpoints:
                  - {address: 127.0.0.1, ports: {grpc: %d}, locality: north/a, weight: 80}
                  - {address: 127.0.0.1, ports: {grpc: %d}, locality: south/b, weight: 20}
                """.formatted(v1.port(), v2.port()));
        Map<String, Integer> answers =
                member("regions.default.svc.cluster.local:7070").calls(1000);
        assertThat(answers).containsOnlyKeys("v1", "v2");
        assertThat(answers.get("v1")).isBetween(730, 870);
    }

    @Test
    void actionThatGrpcDoesNotHaveFailsItsOwnCallsAndIsShown() {
        rules.apply(Examples.rule("""
                - name: moved
                  match: [{uri: {prefix: /helloworld.Greeter/SayGoodbye}}]
                  redirect: {uri: /elsewhere}
                - route: [{destination: {host: greeter, subset: v1}}]
                """));
        GrpcMember member = member();
        assertThat(member.calls(20)).containsOnlyKeys("v1");
        assertThat(member.call(Greeter.SAY_GOODBYE)).isEqualTo("UNAVAILABLE");
        JsonNode shown = rules.clients().at("/0/unsupported/0");
        assertThat(shown.path("field").asText()).isEqualTo("redirect");
        assertThat(shown.path("rule").asText()).isEqualTo("http[0] moved");
        assertThat(shown.path("resource").asText()).endsWith("/virtual-service/greeter");
        assertThat(rules.clients().at("/0/refusals")).isEmpty();
    }

    @Test
    void fieldWithoutEffectIsShownPerClient() {
        rules.apply(Examples.rule("""
                - route: [{destination: {host: greeter}}]
                  rewrite: {authority: other}
                  retries: {attempts: 2, perTryTimeout: 1s, retryOn: 5xx}
                """));
        assertThat(member().call()).isIn("v1", "v2");
        assertThat(rules.clients().at("/0/unsupported").findValuesAsText("field"))
                .containsExactlyInAnyOrder("rewrite.authority", "retries.perTryTimeout", "retries.retryOn");
    }
}
