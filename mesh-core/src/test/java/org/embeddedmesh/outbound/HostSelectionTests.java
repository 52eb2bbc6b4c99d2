package org.embeddedmesh.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.outbound.TestMesh.address;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.http.TestResponse;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.junit.jupiter.api.Test;

class HostSelectionTests {

    private static final Outcome REFUSED = new Outcome.ConnectFailure("Connection refused");
    private static final Duration A_WHILE = Duration.ofSeconds(11);

    private final TestMesh mesh = TestMesh.routing(toAll(to("c", Duration.ZERO, retries())))
            .with(LoadBalancingPolicy.LEAST_REQUEST, "c", "a", "b", "c");

    @Test
    void endpointsNotTriedAreFoundThoughTheBalancerPrefersAnother() {
        OutboundCall call = mesh.call();
        StringBuilder addresses = new StringBuilder(address(call.start()));
        for (int i = 0; i < 3; i++) {
            addresses.append(address(call.completed(REFUSED)));
        }

        assertThat(addresses).hasToString("abca");
    }

    @Test
    void endpointThatSaysItLeavesIsNotPickedForAWhile() {
        assertThat(answeredBy(leaving())).isEqualTo("a");
        assertThat(answeredBy(TestResponse.of(200))).isEqualTo("b");
        mesh.clock.advance(A_WHILE);

        assertThat(answeredBy(TestResponse.of(200))).isEqualTo("a");
    }

    @Test
    void endpointThatLeavesStaysSoWhenMoreIsToldOfTheCluster() {
        answeredBy(leaving());
        mesh.with(LoadBalancingPolicy.LEAST_REQUEST, "c", "a", "b", "c", "d");

        assertThat(answeredBy(TestResponse.of(200))).isEqualTo("b");
    }

    @Test
    void endpointThatLeavesIsBetterThanOneThatWasTried() {
        mesh.with(LoadBalancingPolicy.LEAST_REQUEST, "c", "a", "b");
        answeredBy(leaving());
        OutboundCall call = mesh.call();
        assertThat(address(call.start())).isEqualTo("b");

        assertThat(address(call.completed(REFUSED))).isEqualTo("a");
    }

    @Test
    void endpointThatLeavesIsPickedWhereThereIsNoOther() {
        mesh.with(LoadBalancingPolicy.LEAST_REQUEST, "c", "a");
        answeredBy(leaving());

        assertThat(answeredBy(TestResponse.of(200))).isEqualTo("a");
    }

    private String answeredBy(TestResponse response) {
        OutboundCall call = mesh.call();
        String address = address(call.start());
        call.completed(new Outcome.Response(response));
        call.finished();
        return address;
    }

    private static TestResponse leaving() {
        return TestResponse.of(200).with("x-envoy-immediate-health-check-fail", "true");
    }

    private static RetryPolicy retries() {
        return new RetryPolicy(
                EnumSet.of(RetryOn.CONNECT_FAILURE),
                3,
                Duration.ZERO,
                Set.of(),
                RetryPolicy.DEFAULT_BACKOFF_BASE,
                RetryPolicy.DEFAULT_BACKOFF_BASE,
                true,
                5);
    }
}
