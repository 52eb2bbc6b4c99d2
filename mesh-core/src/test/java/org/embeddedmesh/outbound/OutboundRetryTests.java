package org.embeddedmesh.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.outbound.TestMesh.address;
import static org.embeddedmesh.outbound.TestMesh.attempt;
import static org.embeddedmesh.outbound.TestMesh.reply;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;
import static org.embeddedmesh.telemetry.ResponseFlag.UC;
import static org.embeddedmesh.telemetry.ResponseFlag.UF;
import static org.embeddedmesh.telemetry.ResponseFlag.UPE;
import static org.embeddedmesh.telemetry.ResponseFlag.URX;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.http.TestResponse;
import org.embeddedmesh.outbound.CallStep.Delay;
import org.embeddedmesh.outbound.CallStep.Respond;
import org.embeddedmesh.outbound.CallStep.Send;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.junit.jupiter.api.Test;

class OutboundRetryTests {

    private static final Outcome REFUSED = new Outcome.ConnectFailure("Connection refused");
    private static final Outcome RESET = new Outcome.Reset(true, "Connection reset");
    private static final Outcome UNAVAILABLE = new Outcome.Response(TestResponse.of(503));
    private static final String UPSTREAM_ERROR = "upstream connect error or disconnect/reset before headers. ";

    @Test
    void refusedConnectionIsRepeatedElsewhereByDefault() {
        TestMesh mesh = mesh(2, RetryOn.CONNECT_FAILURE);
        OutboundCall call = mesh.call();
        assertThat(address(call.start())).isEqualTo("a");

        assertThat(address(call.completed(REFUSED))).isEqualTo("b");
        assertThat(call.completed(new Outcome.Response(TestResponse.of(200)))).isInstanceOf(Respond.class);
        assertThat(call.attempts()).isEqualTo(2);
        assertThat(call.flags()).isEmpty();
        assertThat(mesh.active("c")).isEqualTo(1);
    }

    @Test
    void refusedEveryTimeIsAnsweredInEnvoysWords() {
        OutboundCall call = mesh(2, RetryOn.CONNECT_FAILURE).call();
        call.start();
        call.completed(REFUSED);
        call.completed(REFUSED);
        LocalReply reply = reply(call.completed(REFUSED));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body())
                .isEqualTo(UPSTREAM_ERROR + "retried and the latest reset reason: remote connection failure");
        assertThat(reply.flags()).containsExactly(URX, UF);
        assertThat(reply.details())
                .isEqualTo(
                        "upstream_reset_before_response_started{remote_connection_failure|delayed_connect_error:_Connection_refused}");
        assertThat(call.attempts()).isEqualTo(3);
    }

    @Test
    void failureThatThePolicyDoesNotNameIsFinal() {
        TestMesh mesh = mesh(2, RetryOn.CONNECT_FAILURE);
        OutboundCall call = mesh.call();
        call.start();
        LocalReply reply = reply(call.completed(RESET));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEqualTo(UPSTREAM_ERROR + "reset reason: connection termination");
        assertThat(reply.flags()).containsExactly(UC);
        assertThat(reply.details()).isEqualTo("upstream_reset_before_response_started{connection_termination}");
        assertThat(mesh.active("c")).isZero();
    }

    @Test
    void connectTimeoutIsAConnectFailure() {
        OutboundCall call = mesh(0, RetryOn.CONNECT_FAILURE).call();
        call.start();
        LocalReply reply = reply(call.completed(new Outcome.ConnectTimeout()));

        assertThat(reply.body()).isEqualTo(UPSTREAM_ERROR + "reset reason: connection timeout");
        assertThat(reply.flags()).containsExactly(URX, UF);
        assertThat(reply.details()).isEqualTo("upstream_reset_before_response_started{connection_timeout}");
    }

    @Test
    void protocolErrorIsABadGateway() {
        OutboundCall call = mesh(1, RetryOn.CONNECT_FAILURE).call();
        call.start();
        LocalReply reply = reply(call.completed(new Outcome.ProtocolError("no HTTP")));

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).isEqualTo(UPSTREAM_ERROR + "reset reason: protocol error");
        assertThat(reply.flags()).containsExactly(UPE);
    }

    @Test
    void responseIsHandedOnWhenNoAttemptIsLeft() {
        TestMesh mesh = mesh(1, RetryOn._5XX);
        OutboundCall call = mesh.call();
        call.start();
        assertThat(call.completed(UNAVAILABLE)).isInstanceOf(Send.class);
        assertThat(call.completed(UNAVAILABLE)).isInstanceOf(Respond.class);

        assertThat(call.flags()).containsExactly(URX);
        assertThat(call.details()).isEqualTo("via_upstream");
        assertThat(mesh.active("c")).isEqualTo(1);
    }

    @Test
    void statusIsNotRepeatedUnlessThePolicyNamesIt() {
        OutboundCall call = mesh(2, RetryOn.CONNECT_FAILURE).call();
        call.start();

        assertThat(call.completed(UNAVAILABLE)).isInstanceOf(Respond.class);
        assertThat(call.flags()).isEmpty();
    }

    @Test
    void endpointsTriedBeforeAreAvoidedSoLongAsPicksAreLeft() {
        TestMesh mesh = mesh(4, RetryOn._5XX);
        OutboundCall call = mesh.call();
        StringBuilder addresses = new StringBuilder(address(call.start()));
        for (int i = 0; i < 4; i++) {
            addresses.append(address(call.completed(UNAVAILABLE)));
        }

        assertThat(addresses).hasToString("abccc");
    }

    @Test
    void endpointsTriedBeforeAreTakenAgainWhereThePolicyDoesNotMind() {
        RetryPolicy policy = new RetryPolicy(
                EnumSet.of(RetryOn._5XX),
                1,
                Duration.ZERO,
                Set.of(),
                RetryPolicy.DEFAULT_BACKOFF_BASE,
                RetryPolicy.DEFAULT_BACKOFF_BASE,
                false,
                5);
        OutboundCall call = mesh(policy).with("c", "a").call();
        call.start();

        assertThat(address(call.completed(UNAVAILABLE))).isEqualTo("a");
    }

    @Test
    void loneEndpointIsTakenAgain() {
        OutboundCall call = mesh(1, RetryOn._5XX).with("c", "a").call();
        call.start();

        assertThat(address(call.completed(UNAVAILABLE))).isEqualTo("a");
    }

    @Test
    void repetitionWaitsARandomPartOfItsInterval() {
        TestMesh mesh = mesh(2, RetryOn._5XX);
        OutboundCall call = mesh.call();
        call.start();

        mesh.random = 190;
        assertThat(call.completed(UNAVAILABLE)).isEqualTo(new Delay(Duration.ofMillis(15)));
        assertThat(mesh.active("c")).isZero();
        assertThat(attempt(call.resume()).number()).isEqualTo(2);
        assertThat(call.completed(UNAVAILABLE)).isEqualTo(new Delay(Duration.ofMillis(40)));
        assertThat(attempt(call.resume()).number()).isEqualTo(3);
    }

    @Test
    void bodyThatCannotBeSentAgainIsNotRepeatedOnceTouched() {
        TestMesh mesh = mesh(2, RetryOn._5XX);
        OutboundCall reset = mesh.callOnce();
        reset.start();
        OutboundCall answered = mesh.callOnce();
        answered.start();

        assertThat(reply(reset.completed(RESET)).flags()).containsExactly(UC);
        assertThat(answered.completed(UNAVAILABLE)).isInstanceOf(Respond.class);
        assertThat(answered.flags()).isEmpty();
    }

    @Test
    void bodyThatCannotBeSentAgainIsRepeatedWhileUntouched() {
        OutboundCall call = mesh(2, RetryOn._5XX).callOnce();
        call.start();

        assertThat(call.completed(REFUSED)).isInstanceOf(Send.class);
        assertThat(call.completed(new Outcome.Reset(false, "stale connection"))).isInstanceOf(Send.class);
    }

    @Test
    void repetitionTellsTheEndpointItsNumber() {
        OutboundCall call = mesh(1, RetryOn._5XX).call();
        call.start();
        TestHeaders headers = new TestHeaders();
        attempt(call.completed(UNAVAILABLE)).applyTo(headers);

        assertThat(headers.values("x-envoy-attempt-count")).containsExactly("2");
    }

    @Test
    void withoutPolicyNothingIsRepeated() {
        OutboundCall call = mesh(RetryPolicy.NEVER).call();
        call.start();
        LocalReply reply = reply(call.completed(REFUSED));

        assertThat(reply.flags()).containsExactly(UF);
        assertThat(reply.body()).isEqualTo(UPSTREAM_ERROR + "reset reason: remote connection failure");
    }

    private static TestMesh mesh(int numRetries, RetryOn condition) {
        return mesh(new RetryPolicy(
                EnumSet.of(condition),
                numRetries,
                Duration.ZERO,
                Set.of(),
                Duration.ofMillis(25),
                Duration.ofMillis(250),
                true,
                5));
    }

    /** Three endpoints in turn, the next of which is a; there is no wait unless the test wants one. */
    private static TestMesh mesh(RetryPolicy policy) {
        TestMesh mesh = TestMesh.routing(toAll(to("c", Duration.ZERO, policy))).with("c", "a", "b", "c");
        boolean nextIsFirst = false;
        while (!nextIsFirst) {
            OutboundCall call = mesh.call();
            nextIsFirst = address(call.start()).equals("c");
            call.finished();
        }
        return mesh;
    }
}
