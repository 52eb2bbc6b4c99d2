package org.embeddedmesh.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.outbound.TestMesh.reply;
import static org.embeddedmesh.route.TestRoutes.prefix;
import static org.embeddedmesh.route.TestRoutes.toAll;
import static org.embeddedmesh.route.TestRoutes.weighted;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.embeddedmesh.cors.CorsPolicy;
import org.embeddedmesh.fault.FaultPolicy;
import org.embeddedmesh.fault.FaultPolicy.Abort;
import org.embeddedmesh.fault.FaultPolicy.Delay;
import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.http.TestResponse;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.match.StringMatcher;
import org.embeddedmesh.outbound.CallStep.Respond;
import org.embeddedmesh.outbound.CallStep.Send;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.HeaderChain;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.route.HeaderMutations.Action;
import org.embeddedmesh.route.HeaderMutations.Addition;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.HostRewrite;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteFilters;
import org.embeddedmesh.route.RouteMatch;
import org.embeddedmesh.telemetry.ResponseFlag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults and CORS, before anything is sent. */
class OutboundFilterTests {

    private static final Outcome OK = new Outcome.Response(TestResponse.of(200));
    private static final FractionalPercent HALF = new FractionalPercent(50, 100);
    private static final Delay DELAY = new Delay(Duration.ofSeconds(2), FractionalPercent.ALL);
    private static final Abort ABORT = Abort.http(503, FractionalPercent.ALL);
    private static final CorsPolicy CORS = new CorsPolicy(
            FractionalPercent.ALL,
            List.of(new StringMatcher.Exact("https://shop.example", false)),
            "GET",
            "",
            "",
            "",
            false,
            true);

    @Test
    void abortIsAnsweredWithoutAnAttempt() {
        OutboundCall call = faulty(null, ABORT).with("c", "a").call();
        LocalReply reply = reply(call.start());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEqualTo("fault filter abort");
        assertThat(reply.flags()).containsExactly(ResponseFlag.FI);
        assertThat(call.details()).isEqualTo("fault_filter_abort");
        assertThat(call.attempts()).isZero();
        assertThat(call.cluster()).isEqualTo("c");
    }

    @Test
    void abortBeatsAMissingClusterAndAPreflight() {
        TestMesh mesh = filtered(new RouteFilters(new FaultPolicy(null, ABORT), CORS), Duration.ZERO);

        assertThat(reply(mesh.call(preflight()).start()).flags()).containsExactly(ResponseFlag.FI);
    }

    @ParameterizedTest(name = "{0}: status {1}, grpc-status {2}")
    @CsvSource({"application/grpc, 200, 5", "text/plain, 200, "})
    void abortWithAGrpcStatusTellsItToGrpcOnly(String contentType, int status, String grpcStatus) {
        TestMesh mesh = faulty(null, Abort.grpc(5, FractionalPercent.ALL)).with("c", "a");
        LocalReply reply = reply(mesh.call(TestRequest.get("/").with("content-type", contentType))
                .start());

        assertThat(reply.status()).isEqualTo(status);
        assertThat(fields(reply.responseHeaders()).values("grpc-status"))
                .isEqualTo(grpcStatus == null ? List.of() : List.of(grpcStatus));
        assertThat(reply.body()).isEqualTo(grpcStatus == null ? "fault filter abort" : "");
    }

    @Test
    void abortWithAStatusIsTranslatedForGrpc() {
        TestMesh mesh = faulty(null, Abort.http(418, FractionalPercent.ALL)).with("c", "a");
        LocalReply reply = reply(mesh.call(TestRequest.get("/").with("content-type", "application/grpc"))
                .start());

        assertThat(fields(reply.responseHeaders()).values("grpc-status")).containsExactly("2");
        assertThat(fields(reply.responseHeaders()).values("grpc-message")).containsExactly("fault filter abort");
    }

    @Test
    void delayComesBeforeTheAttemptAndItsTimeouts() {
        TestMesh mesh = filtered(new RouteFilters(new FaultPolicy(DELAY, null), null), Duration.ofSeconds(1))
                .with("c", "a");
        OutboundCall call = mesh.call();

        assertThat(call.start()).isEqualTo(new CallStep.Delay(Duration.ofSeconds(2)));
        assertThat(mesh.active("c")).isZero();
        mesh.clock.advance(Duration.ofSeconds(2));
        Send send = (Send) call.resume();

        assertThat(send.attempt().remaining()).isEqualTo(Duration.ofSeconds(1));
        assertThat(call.completed(OK)).isInstanceOf(Respond.class);
        assertThat(call.flags()).containsExactly(ResponseFlag.DI);
    }

    @Test
    void delayIsFollowedByTheAbort() {
        OutboundCall call = faulty(DELAY, ABORT).with("c", "a").call();

        assertThat(call.start()).isInstanceOf(CallStep.Delay.class);
        assertThat(reply(call.resume()).flags()).containsExactly(ResponseFlag.DI, ResponseFlag.FI);
    }

    @Test
    void delayThatTheCallerDoesNotSitOutLeavesBothFlags() {
        OutboundCall call = faulty(DELAY, null).with("c", "a").call();
        call.start();
        call.completed(new Outcome.Abandoned());

        assertThat(call.flags()).containsExactly(ResponseFlag.DI, ResponseFlag.DC);
    }

    @Test
    void delayIsKeptInTheFlagsOfAFailure() {
        OutboundCall call = faulty(DELAY, null).with("c", "a").call();
        call.start();
        call.resume();

        assertThat(reply(call.completed(new Outcome.Timeout())).flags())
                .containsExactly(ResponseFlag.DI, ResponseFlag.UT);
    }

    @Test
    void lessThanAMillisecondIsNoDelay() {
        OutboundCall call = faulty(new Delay(Duration.ofNanos(999_999), FractionalPercent.ALL), null)
                .with("c", "a")
                .call();

        assertThat(call.start()).isInstanceOf(Send.class);
        assertThat(call.flags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"49, true", "50, false"})
    void chanceDecidesForEachFaultAlone(long random, boolean injected) {
        TestMesh mesh = faulty(new Delay(Duration.ofSeconds(1), HALF), Abort.http(500, HALF))
                .with("c", "a");
        mesh.random = random;

        assertThat(mesh.call().start() instanceof CallStep.Delay).isEqualTo(injected);
    }

    @Test
    void faultIsNotInjectedAgainForAnotherAttempt() {
        RetryPolicy retry = new RetryPolicy(
                Set.of(RetryOn._5XX), 1, Duration.ZERO, Set.of(), Duration.ofMillis(1), Duration.ofMillis(1), false, 1);
        TestMesh mesh = TestMesh.routing(
                        toAll(forward(new RouteFilters(new FaultPolicy(DELAY, null), null), Duration.ZERO, retry)))
                .with("c", "a");
        OutboundCall call = mesh.call();
        call.start();
        call.resume();

        assertThat(call.completed(new Outcome.Response(TestResponse.of(503)))).isInstanceOf(Send.class);
    }

    @Test
    void changesOfTheRouteApplyToAnAbortButNotToAPreflight() {
        HeaderMutations mark = new HeaderMutations(
                List.of(), List.of(new Addition("x-rule", "shop", Action.OVERWRITE_IF_EXISTS_OR_ADD)));

        assertThat(fields(reply(TestMesh.routing(marked(new RouteFilters(new FaultPolicy(null, ABORT), null), mark))
                                        .call()
                                        .start())
                                .responseHeaders())
                        .values("x-rule"))
                .containsExactly("shop");
        assertThat(fields(reply(TestMesh.routing(marked(new RouteFilters(null, CORS), mark))
                                        .call(preflight())
                                        .start())
                                .responseHeaders())
                        .values("x-rule"))
                .isEmpty();
    }

    @Test
    void preflightIsAnsweredWithoutAnAttempt() {
        OutboundCall call = filtered(new RouteFilters(null, CORS), Duration.ZERO)
                .with("c", "a")
                .call(preflight());
        LocalReply reply = reply(call.start());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.flags()).isEmpty();
        assertThat(call.details()).isEqualTo("cors_response");
        assertThat(call.attempts()).isZero();
        assertThat(fields(reply.responseHeaders()).values("access-control-allow-methods"))
                .containsExactly("GET");
    }

    @Test
    void answersOfTheUpstreamAndOfTheMeshSayWhoMayReadThem() {
        TestMesh mesh = filtered(new RouteFilters(null, CORS), Duration.ZERO);
        TestRequest request = TestRequest.get("/").with("origin", "https://shop.example");

        assertThat(allowed(reply(mesh.call(request).start()).responseHeaders()))
                .containsExactly("https://shop.example");
        OutboundCall call = mesh.with("c", "a").call(request);
        call.start();
        assertThat(call.completed(OK)).isInstanceOf(Respond.class);
        assertThat(allowed(call.responseHeaders(TestResponse.of(200)))).containsExactly("https://shop.example");
    }

    @Test
    void policyThatIsSwitchedOffChangesNothing() {
        CorsPolicy off = new CorsPolicy(FractionalPercent.NONE, CORS.allowOrigins(), "GET", "", "", "", false, true);
        TestMesh mesh = filtered(new RouteFilters(null, off), Duration.ZERO).with("c", "a");

        assertThat(mesh.call(preflight()).start()).isInstanceOf(Send.class);
    }

    private static List<String> allowed(HeaderChain chain) {
        TestHeaders headers = new TestHeaders();
        headers.add("access-control-allow-origin", "https://backend.example");
        chain.applyTo(headers);
        return headers.values("access-control-allow-origin");
    }

    private static TestRequest preflight() {
        return TestRequest.get("/")
                .method("OPTIONS")
                .with("origin", "https://shop.example")
                .with("access-control-request-method", "GET");
    }

    private static TestMesh faulty(@Nullable Delay delay, @Nullable Abort abort) {
        return filtered(new RouteFilters(new FaultPolicy(delay, abort), null), Duration.ZERO);
    }

    private static TestMesh filtered(RouteFilters filters, Duration timeout) {
        return TestMesh.routing(toAll(forward(filters, timeout, RetryPolicy.NEVER)));
    }

    private static Route marked(RouteFilters filters, HeaderMutations responseHeaders) {
        return new Route(
                "r",
                new RouteMatch(prefix("/"), List.of(), List.of()),
                forward(filters, Duration.ZERO, RetryPolicy.NEVER),
                HeaderMutations.NONE,
                responseHeaders,
                Origin.NONE);
    }

    private static Forward forward(RouteFilters filters, Duration timeout, RetryPolicy retry) {
        return new Forward(
                List.of(weighted("c", 1)), PathRewrite.NONE, HostRewrite.NONE, timeout, retry, filters, List.of());
    }

    private static TestHeaders fields(HeaderChain chain) {
        TestHeaders headers = new TestHeaders();
        chain.applyTo(headers);
        return headers;
    }
}
