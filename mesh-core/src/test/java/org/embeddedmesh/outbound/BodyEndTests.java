package org.embeddedmesh.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;

import java.time.Duration;
import org.embeddedmesh.http.TestResponse;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.telemetry.ResponseFlag;
import org.junit.jupiter.api.Test;

/** What is said of a call whose response has begun. */
class BodyEndTests {

    @Test
    void bodyThatBreaksOffIsAProtocolError() {
        OutboundCall call = responding(TestMesh.routing(toAll(to("c"))).with("c", "a"));
        call.finished(BodyEnd.BROKEN);

        assertThat(call.flags()).containsExactly(ResponseFlag.UPE);
        assertThat(call.details()).isEqualTo("upstream_reset_after_response_started{protocol_error}");
    }

    @Test
    void bodyThatTheCallersTimeIsOverForIsTheCallersEnd() {
        OutboundCall call = responding(TestMesh.routing(toAll(to("c"))).with("c", "a"));
        call.finished(BodyEnd.TIMED_OUT);

        assertThat(call.flags()).containsExactly(ResponseFlag.DC);
        assertThat(call.details()).isEqualTo("downstream_remote_disconnect");
    }

    @Test
    void bodyThatTheRoutesTimeIsOverForIsATimeout() {
        TestMesh mesh = TestMesh.routing(toAll(to("c", Duration.ofSeconds(1), RetryPolicy.NEVER)))
                .with("c", "a");
        OutboundCall call = responding(mesh);
        mesh.clock.advance(Duration.ofSeconds(1));
        call.finished(BodyEnd.TIMED_OUT);

        assertThat(call.flags()).containsExactly(ResponseFlag.UT);
        assertThat(call.details()).isEqualTo("response_timeout");
    }

    @Test
    void bodyEndsOnce() {
        TestMesh mesh = TestMesh.routing(toAll(to("c"))).with("c", "a");
        OutboundCall call = responding(mesh);
        call.finished(BodyEnd.WHOLE);
        call.finished(BodyEnd.BROKEN);

        assertThat(call.flags()).isEmpty();
        assertThat(mesh.active("c")).isZero();
    }

    private static OutboundCall responding(TestMesh mesh) {
        OutboundCall call = mesh.call();
        call.start();
        call.completed(new Outcome.Response(TestResponse.of(200)));
        return call;
    }
}
