package org.embeddedmesh.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embeddedmesh.outbound.TestMesh.address;
import static org.embeddedmesh.outbound.TestMesh.attempt;
import static org.embeddedmesh.outbound.TestMesh.reply;
import static org.embeddedmesh.route.TestRoutes.any;
import static org.embeddedmesh.route.TestRoutes.exact;
import static org.embeddedmesh.route.TestRoutes.host;
import static org.embeddedmesh.route.TestRoutes.prefix;
import static org.embeddedmesh.route.TestRoutes.route;
import static org.embeddedmesh.route.TestRoutes.split;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;
import static org.embeddedmesh.route.TestRoutes.weighted;
import static org.embeddedmesh.snapshot.TestConfiguration.HELLO;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.http.TestResponse;
import org.embeddedmesh.outbound.CallStep.Await;
import org.embeddedmesh.outbound.CallStep.PassThrough;
import org.embeddedmesh.outbound.CallStep.Respond;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.RouteAction.DirectResponse;
import org.embeddedmesh.route.RouteAction.WeightedCluster;
import org.embeddedmesh.snapshot.OutboundTrafficPolicy;
import org.embeddedmesh.telemetry.ResponseFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundCallTests {

    private static final Outcome OK = new Outcome.Response(TestResponse.of(200));

    @Test
    void callPassesThroughBeforeTheFirstIndex() {
        assertThat(new TestMesh().call().start()).isInstanceOf(PassThrough.class);
    }

    @Test
    void callToUnknownHostPassesThrough() {
        TestMesh mesh = TestMesh.indexed(OutboundTrafficPolicy.ALLOW_ANY);

        assertThat(mesh.call(TestRequest.get("/").to("stranger", 80)).start()).isInstanceOf(PassThrough.class);
    }

    @Test
    void callToUnknownHostIsBlockedWhereOnlyTheRegistryCounts() {
        TestMesh mesh = TestMesh.indexed(OutboundTrafficPolicy.REGISTRY_ONLY);
        OutboundCall call = mesh.call(TestRequest.get("/").to("stranger", 80));
        LocalReply reply = reply(call.start());

        assertThat(call.routeName()).isEqualTo("block_all");
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.flags()).isEmpty();
        assertThat(reply.details()).isEqualTo("direct_response");
    }

    @Test
    void callWaitsForItsConfigurationAndGoesOn() {
        TestMesh mesh = TestMesh.indexed(OutboundTrafficPolicy.ALLOW_ANY);
        OutboundCall call = mesh.call();
        assertThat(call.start()).isEqualTo(new Await(HELLO, Duration.ofSeconds(2)));

        mesh.routes(any(toAll(to("c"))));
        mesh.with("c", "a");

        assertThat(address(call.resume())).isEqualTo("a");
    }

    @Test
    void callWaitsTwoSecondsInAll() {
        TestMesh mesh = TestMesh.indexed(OutboundTrafficPolicy.ALLOW_ANY);
        OutboundCall call = mesh.call();
        call.start();

        mesh.clock.advance(Duration.ofMillis(1500));
        assertThat(call.resume()).isEqualTo(new Await(HELLO, Duration.ofMillis(500)));

        mesh.clock.advance(Duration.ofMillis(500));
        LocalReply reply = reply(call.resume());
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.flags()).containsExactly(ResponseFlag.NC);
    }

    @Test
    void callThatWaitsPassesThroughWhenItsHostTurnsOutToBeAbsent() {
        TestMesh mesh = TestMesh.indexed(OutboundTrafficPolicy.ALLOW_ANY);
        OutboundCall call = mesh.call();
        call.start();

        mesh.writer.absent(HELLO);
        mesh.writer.publish();

        assertThat(call.resume()).isInstanceOf(PassThrough.class);
    }

    @Test
    void callWaitsForAClusterThatIsOnItsWay() {
        TestMesh mesh = TestMesh.routing(toAll(to("c")));
        mesh.awaited("c");
        OutboundCall call = mesh.call();
        assertThat(call.start()).isEqualTo(new Await(HELLO, Duration.ofSeconds(2)));

        mesh.with("c", "a");

        assertThat(address(call.resume())).isEqualTo("a");
    }

    @Test
    void callThatWaitsIsAnsweredAtOnceWhenItsClusterTurnsOutToBeAbsent() {
        TestMesh mesh = TestMesh.routing(toAll(to("c")));
        mesh.awaited("c");
        OutboundCall call = mesh.call();
        call.start();

        mesh.awaited();

        assertThat(reply(call.resume()).flags()).containsExactly(ResponseFlag.NC);
        assertThat(call.cluster()).isEqualTo("c");
    }

    @Test
    void callWaitsTwoSecondsInAllForItsRoutesAndItsCluster() {
        TestMesh mesh = TestMesh.indexed(OutboundTrafficPolicy.ALLOW_ANY);
        OutboundCall call = mesh.call();
        call.start();
        mesh.clock.advance(Duration.ofMillis(1500));
        mesh.routes(any(toAll(to("c"))));
        mesh.awaited("c");
        assertThat(call.resume()).isEqualTo(new Await(HELLO, Duration.ofMillis(500)));

        mesh.clock.advance(Duration.ofMillis(500));

        assertThat(reply(call.resume()).flags()).containsExactly(ResponseFlag.NC);
    }

    @Test
    void callThatWaitedForAClusterGoesByTheRoutesOfNow() {
        TestMesh mesh = TestMesh.routing(toAll(to("c")));
        mesh.awaited("c");
        OutboundCall call = mesh.call();
        call.start();

        mesh.routes(any(route("r", exact("/only"), to("c"))));

        assertThat(reply(call.resume()).status()).isEqualTo(404);
        assertThat(call.cluster()).isEmpty();
    }

    @Test
    void requestWithoutRouteIsNotFound() {
        OutboundCall call =
                TestMesh.routing(route("r", exact("/only"), to("c"))).call();
        LocalReply reply = reply(call.start());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.flags()).containsExactly(ResponseFlag.NR);
        assertThat(reply.details()).isEqualTo("route_not_found");
        assertThat(call.details()).isEqualTo("route_not_found");
    }

    @Test
    void hostWithoutVirtualHostIsNotFound() {
        TestMesh mesh = TestMesh.indexed(OutboundTrafficPolicy.ALLOW_ANY);
        mesh.routes(host("h", List.of("another"), toAll(to("c"))));

        assertThat(reply(mesh.call().start()).status()).isEqualTo(404);
    }

    @Test
    void missingClusterIsUnavailable() {
        OutboundCall call = TestMesh.routing(toAll(to("gone"))).call();
        LocalReply reply = reply(call.start());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.flags()).containsExactly(ResponseFlag.NC);
        assertThat(reply.details()).isEqualTo("cluster_not_found");
        assertThat(call.cluster()).isEqualTo("gone");
    }

    @Test
    void requestNamesTheCluster() {
        TestMesh mesh =
                TestMesh.routing(toAll(split(WeightedCluster.only("", "x-to")))).with("c", "a");
        OutboundCall call = mesh.call(TestRequest.get("/").with("x-to", "c"));

        assertThat(address(call.start())).isEqualTo("a");
        assertThat(call.cluster()).isEqualTo("c");
    }

    @Test
    void clusterThatTheRequestDoesNotNameIsUnavailable() {
        OutboundCall call = TestMesh.routing(toAll(split(WeightedCluster.only("", "x-to"))))
                .with("c", "a")
                .call();
        LocalReply reply = reply(call.start());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.flags()).containsExactly(ResponseFlag.NC);
        assertThat(call.cluster()).isEmpty();
    }

    @Test
    void clusterWithoutEndpointsIsUnavailable() {
        OutboundCall call = TestMesh.routing(toAll(to("c"))).with("c").call();
        LocalReply reply = reply(call.start());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEqualTo("no healthy upstream");
        assertThat(reply.flags()).containsExactly(ResponseFlag.UH);
        assertThat(reply.details()).isEqualTo("no_healthy_upstream");
        assertThat(call.attempts()).isEqualTo(1);
    }

    @Test
    void directResponseIsGiven() {
        OutboundCall call =
                TestMesh.routing(toAll(new DirectResponse(418, "tea"))).call();
        LocalReply reply = reply(call.start());

        assertThat(reply.status()).isEqualTo(418);
        assertThat(reply.body()).isEqualTo("tea");
        assertThat(reply.flags()).isEmpty();
        assertThat(call.details()).isEqualTo("direct_response");
    }

    @Test
    void responseIsHandedOnAndRequestIsActiveUntilItsBodyEnds() {
        TestMesh mesh = TestMesh.routing(toAll(to("c"))).with("c", "a");
        OutboundCall call = mesh.call();
        call.start();
        assertThat(mesh.active("c")).isEqualTo(1);

        assertThat(call.completed(OK)).isInstanceOf(Respond.class);
        assertThat(call.flags()).isEmpty();
        assertThat(mesh.active("c")).isEqualTo(1);

        call.finished();
        call.finished();
        assertThat(mesh.active("c")).isZero();
        assertThat(call.details()).isEqualTo("via_upstream");
    }

    @Test
    void callTellsWhatDecidedIt() {
        TestMesh mesh = TestMesh.routing(route("canary", prefix("/"), to("c"))).with("c", "a");
        OutboundCall call = mesh.call();
        call.start();

        assertThat(call.routeName()).isEqualTo("canary");
        assertThat(call.origin().resource()).isEqualTo("VirtualService default/test");
        assertThat(call.cluster()).isEqualTo("c");
        assertThat(call.endpoint().map(Endpoint::address)).contains("a");
        assertThat(call.attempts()).isEqualTo(1);
        assertThat(call.flags()).isEmpty();
    }

    @Test
    void splitFollowsChance() {
        TestMesh mesh = TestMesh.routing(toAll(split(weighted("v1", 90), weighted("v2", 10))))
                .with("v1", "a")
                .with("v2", "b");

        mesh.random = 89;
        assertThat(address(mesh.call().start())).isEqualTo("a");
        mesh.random = 90;
        assertThat(address(mesh.call().start())).isEqualTo("b");
    }

    @Test
    void requestWithoutAnIdGetsOneForAllItsAttempts() {
        RetryPolicy once = new RetryPolicy(
                Set.of(RetryOn._5XX), 1, Duration.ZERO, Set.of(), Duration.ofMillis(1), Duration.ofMillis(1), false, 1);
        TestMesh mesh = TestMesh.routing(toAll(to("c", Duration.ZERO, once))).with("c", "a");
        OutboundCall call = mesh.call();
        TestHeaders first = new TestHeaders();
        TestHeaders second = new TestHeaders();
        attempt(call.start()).applyTo(first);
        mesh.random = 7;
        attempt(call.completed(new Outcome.Response(TestResponse.of(503)))).applyTo(second);

        String id = first.values("x-request-id").get(0);
        assertThat(UUID.fromString(id).version()).isEqualTo(4);
        assertThat(second.values("x-request-id")).containsExactly(id);
        assertThat(requestId(mesh.call())).isNotEqualTo(id);
    }

    @Test
    void idOfTheApplicationStays() {
        TestMesh mesh = TestMesh.routing(toAll(to("c"))).with("c", "a");
        TestRequest request = TestRequest.get("/").with("x-request-id", "own");
        attempt(mesh.call(request).start()).applyTo(request.headers());

        assertThat(request.headers().values("x-request-id")).containsExactly("own");
    }

    private static String requestId(OutboundCall call) {
        TestHeaders headers = new TestHeaders();
        attempt(call.start()).applyTo(headers);
        return headers.values("x-request-id").get(0);
    }

    @ParameterizedTest
    @CsvSource({"61439, false", "61440, true"})
    void headOfMoreThanSixtyKilobytesIsRefused(int length, boolean refused) {
        TestMesh mesh = TestMesh.routing(toAll(to("c"))).with("c", "a");
        CallStep step = mesh.call(TestRequest.get("/" + "p".repeat(length))).start();

        assertThat(step instanceof CallStep.Reply).isEqualTo(refused);
        if (refused) {
            assertThat(reply(step).status()).isEqualTo(431);
            assertThat(reply(step).body()).isEqualTo("Request Header Fields Too Large");
        }
    }

    @Test
    void attemptTellsTheEndpointItsNumber() {
        TestMesh mesh = TestMesh.routing(toAll(to("c"))).with("c", "a");
        Attempt attempt = attempt(mesh.call(TestRequest.get("/a?b")).start());
        TestHeaders headers = new TestHeaders();
        headers.add("x-envoy-attempt-count", "7");
        attempt.applyTo(headers);

        assertThat(attempt.number()).isEqualTo(1);
        assertThat(attempt.path()).isEqualTo("/a?b");
        assertThat(attempt.authority()).isEqualTo("helloworld:9095");
        assertThat(attempt.cluster().name()).isEqualTo("c");
        assertThat(headers.values("x-envoy-attempt-count")).containsExactly("1");
        assertThat(headers.values("x-envoy-expected-rq-timeout-ms")).isEmpty();
    }

    @Test
    void headersThatWouldSteerAnEnvoyAreTakenOut() {
        TestHeaders headers = new TestHeaders();
        headers.add("X-Envoy-Retry-On", "5xx");
        headers.add("x-envoy-upstream-rq-timeout-ms", "200");
        headers.add("x-envoy-internal", "true");
        headers.add("x-envoy-decorator-operation", "kept");
        attempt(TestMesh.routing(toAll(to("c"))).with("c", "a").call().start()).applyTo(headers);

        assertThat(headers.fields())
                .containsOnlyKeys(
                        "x-envoy-decorator-operation", "x-envoy-attempt-count", "x-forwarded-proto", "x-request-id");
    }

    @Test
    void headersOfOneConnectionAreTakenOutButTrailersStayAnnounced() {
        TestHeaders headers = new TestHeaders();
        headers.add("keep-alive", "5");
        headers.add("Proxy-Connection", "keep-alive");
        headers.add("TE", "Trailers, deflate");
        attempt(TestMesh.routing(toAll(to("c"))).with("c", "a").call().start()).applyTo(headers);

        assertThat(headers.fields()).doesNotContainKeys("keep-alive", "proxy-connection");
        assertThat(headers.values("te")).containsExactly("trailers");
    }

    @Test
    void schemeIsForwardedUnlessTheCallerHasSaidIt() {
        Attempt attempt =
                attempt(TestMesh.routing(toAll(to("c"))).with("c", "a").call().start());
        TestHeaders said = new TestHeaders();
        said.add("x-forwarded-proto", "https");
        attempt.applyTo(said);
        TestHeaders unsaid = new TestHeaders();
        attempt.applyTo(unsaid);

        assertThat(said.values("x-forwarded-proto")).containsExactly("https");
        assertThat(unsaid.values("x-forwarded-proto")).containsExactly("http");
    }

    @Test
    void pathIsNormalizedBeforeItIsMatchedAndSent() {
        TestMesh mesh =
                TestMesh.routing(route("admin", exact("/admin"), to("c"))).with("c", "a");

        assertThat(attempt(mesh.call(TestRequest.get("/x/%2e%2e/%61dmin?q=..")).start())
                        .path())
                .isEqualTo("/admin?q=..");
    }

    @Test
    void pathWithAZeroIsABadRequest() {
        TestMesh mesh = TestMesh.routing(toAll(to("c"))).with("c", "a");
        LocalReply reply = reply(mesh.call(TestRequest.get("/a%00")).start());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.details()).isEqualTo("path_normalization_failed");
    }

    @Test
    void callKeepsTheSnapshotThatRoutedIt() {
        TestMesh mesh = TestMesh.routing(toAll(to("c"))).with("c", "a");
        OutboundCall call = mesh.call();
        call.start();

        mesh.writer.removeCluster("c");
        mesh.writer.publish();

        assertThat(call.completed(OK)).isInstanceOf(Respond.class);
    }

    @Test
    void abandonedCallIsNoLongerActive() {
        TestMesh mesh = TestMesh.routing(toAll(to("c"))).with("c", "a");
        OutboundCall call = mesh.call();
        call.start();
        call.completed(new Outcome.Abandoned());

        assertThat(mesh.active("c")).isZero();
        assertThat(call.flags()).containsExactly(ResponseFlag.DC);
        assertThat(call.details()).isEqualTo("downstream_remote_disconnect");
    }

    @Test
    void outcomeWithoutAttemptIsAMistakeOfTheDoor() {
        OutboundCall call = new TestMesh().call();

        assertThatThrownBy(() -> call.completed(OK)).isInstanceOf(IllegalStateException.class);
    }
}
