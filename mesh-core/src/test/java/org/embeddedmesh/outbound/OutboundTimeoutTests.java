package org.embeddedmesh.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.outbound.TestMesh.attempt;
import static org.embeddedmesh.outbound.TestMesh.reply;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;
import static org.embeddedmesh.telemetry.ResponseFlag.URX;
import static org.embeddedmesh.telemetry.ResponseFlag.UT;

import java.time.Duration;
import java.util.Set;
import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.outbound.CallStep.Delay;
import org.embeddedmesh.outbound.CallStep.Send;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.junit.jupiter.api.Test;

class OutboundTimeoutTests {

    private static final Outcome TIMEOUT = new Outcome.Timeout();
    private static final Outcome REFUSED = new Outcome.ConnectFailure("");

    @Test
    void callWithoutTimeoutHasNoLimit() {
        Attempt attempt = attempt(mesh(0, 0).call().start());

        assertThat(attempt.timeout()).isZero();
        assertThat(attempt.remaining()).isZero();
    }

    @Test
    void timeoutSpansAllAttempts() {
        TestMesh mesh = mesh(1000, 0);
        OutboundCall call = mesh.call();
        assertThat(attempt(call.start()).timeout()).isEqualTo(Duration.ofMillis(1000));

        mesh.clock.advance(Duration.ofMillis(300));
        Attempt second = attempt(call.completed(REFUSED));
        assertThat(second.timeout()).isEqualTo(Duration.ofMillis(700));
        assertThat(second.remaining()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void timeoutOfTheCallIsFinal() {
        TestMesh mesh = mesh(100, 0);
        OutboundCall call = mesh.call();
        call.start();
        mesh.clock.advance(Duration.ofMillis(100));
        LocalReply reply = reply(call.completed(TIMEOUT));

        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.body()).isEqualTo("upstream request timeout");
        assertThat(reply.flags()).containsExactly(UT);
        assertThat(reply.details()).isEqualTo("response_timeout");
    }

    @Test
    void timeoutThatIsToldALittleEarlyIsThatOfTheCall() {
        TestMesh mesh = mesh(100, 0);
        OutboundCall call = mesh.call();
        call.start();
        mesh.clock.advance(Duration.ofMillis(99));

        assertThat(reply(call.completed(TIMEOUT)).details()).isEqualTo("response_timeout");
    }

    @Test
    void connectingForLongerThanTheCallMayLastIsItsTimeout() {
        TestMesh mesh = mesh(100, 0);
        OutboundCall call = mesh.call();
        call.start();
        mesh.clock.advance(Duration.ofMillis(100));

        assertThat(reply(call.completed(new Outcome.ConnectTimeout())).details())
                .isEqualTo("response_timeout");
    }

    @Test
    void perTryTimeoutIsRepeatedThenFinal() {
        TestMesh mesh = mesh(0, 50);
        OutboundCall call = mesh.call();
        assertThat(attempt(call.start()).timeout()).isEqualTo(Duration.ofMillis(50));
        assertThat(call.completed(TIMEOUT)).isInstanceOf(Send.class);
        assertThat(call.completed(TIMEOUT)).isInstanceOf(Send.class);
        LocalReply reply = reply(call.completed(TIMEOUT));

        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.body()).isEqualTo("upstream request timeout");
        assertThat(reply.flags()).containsExactly(URX, UT);
        assertThat(reply.details()).isEqualTo("upstream_per_try_timeout");
    }

    @Test
    void perTryTimeoutIsCutToWhatIsLeft() {
        TestMesh mesh = mesh(100, 80);
        OutboundCall call = mesh.call();
        assertThat(attempt(call.start()).timeout()).isEqualTo(Duration.ofMillis(80));

        mesh.clock.advance(Duration.ofMillis(80));
        assertThat(attempt(call.completed(TIMEOUT)).timeout()).isEqualTo(Duration.ofMillis(20));

        mesh.clock.advance(Duration.ofMillis(20));
        assertThat(reply(call.completed(TIMEOUT)).details()).isEqualTo("response_timeout");
    }

    @Test
    void perTryTimeoutBeyondThatOfTheCallDoesNotCount() {
        TestMesh mesh = mesh(100, 100);
        OutboundCall call = mesh.call();
        call.start();
        mesh.clock.advance(Duration.ofMillis(99));

        assertThat(reply(call.completed(TIMEOUT)).details()).isEqualTo("response_timeout");
    }

    @Test
    void waitBetweenAttemptsEndsWithTheCall() {
        TestMesh mesh = mesh(100, 0);
        OutboundCall call = mesh.call();
        call.start();
        mesh.clock.advance(Duration.ofMillis(90));
        mesh.random = 24;

        assertThat(call.completed(REFUSED)).isEqualTo(new Delay(Duration.ofMillis(10)));
        mesh.clock.advance(Duration.ofMillis(10));
        LocalReply reply = reply(call.resume());
        assertThat(reply.flags()).containsExactly(UT);
        assertThat(reply.details()).isEqualTo("response_timeout");
    }

    @Test
    void endpointIsToldTheTimeoutOfTheAttempt() {
        assertThat(expectedTimeout(mesh(100, 0))).isEqualTo("100");
        assertThat(expectedTimeout(mesh(100, 30))).isEqualTo("30");
        assertThat(expectedTimeout(mesh(0, 30))).isEqualTo("30");
    }

    private static String expectedTimeout(TestMesh mesh) {
        TestHeaders headers = new TestHeaders();
        attempt(mesh.call().start()).applyTo(headers);
        return String.join(",", headers.values("x-envoy-expected-rq-timeout-ms"));
    }

    private static TestMesh mesh(long timeoutMillis, long perTryMillis) {
        RetryPolicy policy = new RetryPolicy(
                Set.of(RetryOn._5XX),
                2,
                Duration.ofMillis(perTryMillis),
                Set.of(),
                Duration.ofMillis(25),
                Duration.ofMillis(250),
                true,
                5);
        return TestMesh.routing(toAll(to("c", Duration.ofMillis(timeoutMillis), policy)))
                .with("c", "a", "b");
    }
}
