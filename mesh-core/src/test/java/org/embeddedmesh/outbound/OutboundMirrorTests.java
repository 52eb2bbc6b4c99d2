package org.embeddedmesh.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.outbound.TestMesh.attempt;
import static org.embeddedmesh.route.TestRoutes.toAll;
import static org.embeddedmesh.route.TestRoutes.weighted;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.http.TestResponse;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.outbound.CallStep.Reply;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.HostRewrite;
import org.embeddedmesh.route.RouteAction.Mirror;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteFilters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies of a call for others. */
class OutboundMirrorTests {

    private static final RetryPolicy ONCE_MORE = new RetryPolicy(
            Set.of(RetryOn._5XX), 1, Duration.ZERO, Set.of(), Duration.ofMillis(1), Duration.ofMillis(1), false, 1);

    @Test
    void firstAttemptHasACopyForEachMirrorThatIsThere() {
        TestMesh mesh = mirroring(all("m"), all("n"), all("gone"), all("empty"))
                .with("c", "a")
                .with("m", "b")
                .with("n", "d")
                .with("empty");
        OutboundCall call = mesh.call();

        assertThat(attempt(call.start()).mirrors())
                .extracting(it -> it.endpoint().address())
                .containsExactly("b", "d");
        assertThat(attempt(call.completed(new Outcome.Response(TestResponse.of(503))))
                        .mirrors())
                .isEmpty();
    }

    @Test
    void callWithoutAnEndpointHasNoCopy() {
        TestMesh mesh = mirroring(all("m")).with("c").with("m", "b");
        OutboundCall call = mesh.call();

        assertThat(call.start()).isInstanceOf(Reply.class);
        assertThat(mesh.active("m")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"24, 1", "25, 0"})
    void chanceDecides(long random, int copies) {
        TestMesh mesh = mirroring(new Mirror("m", new FractionalPercent(25, 100), false))
                .with("c", "a")
                .with("m", "b");
        mesh.random = random;

        assertThat(attempt(mesh.call().start()).mirrors()).hasSize(copies);
    }

    @Test
    void copyIsTheSameRequestMarkedAsInternal() {
        MirrorAttempt copy = copy(mirroring(all("m")), TestRequest.get("/a?x=1").with("x-forwarded-for", "1.1.1.1"));
        TestHeaders headers = new TestHeaders();
        headers.add("x-forwarded-for", "1.1.1.1");
        headers.add("x-envoy-retry-on", "5xx");
        copy.applyTo(headers);

        assertThat(copy.path()).isEqualTo("/a?x=1");
        assertThat(copy.authority()).isEqualTo("helloworld:9095");
        assertThat(copy.cluster().name()).isEqualTo("m");
        assertThat(copy.remaining()).isEqualTo(Duration.ofSeconds(3));
        assertThat(headers.values("x-envoy-internal")).containsExactly("true");
        assertThat(headers.values("x-forwarded-for")).containsExactly("1.1.1.1,10.0.0.1");
        assertThat(headers.values("x-envoy-attempt-count")).containsExactly("1");
        assertThat(headers.values("x-envoy-retry-on")).isEmpty();
        assertThat(headers.values("x-request-id")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"helloworld:9095, helloworld-shadow:9095", "helloworld, helloworld-shadow", "[::1], [::1]-shadow"})
    void hostOfACopyCanBeMarked(String authority, String shadow) {
        TestMesh mesh = mirroring(new Mirror("m", FractionalPercent.ALL, true));

        assertThat(copy(mesh, TestRequest.get("/")).authority()).isEqualTo("helloworld-shadow:9095");
        assertThat(MirroredCall.shadow(authority)).isEqualTo(shadow);
    }

    @Test
    void copyCountsAtItsEndpointUntilItIsOver() {
        TestMesh mesh = mirroring(all("m"));
        MirrorAttempt copy = copy(mesh, TestRequest.get("/"));
        assertThat(mesh.active("m")).isEqualTo(1);

        copy.finished();
        copy.finished();

        assertThat(mesh.active("m")).isZero();
    }

    private static MirrorAttempt copy(TestMesh mesh, TestRequest request) {
        OutboundCall call = mesh.with("c", "a").with("m", "b").call(request);
        return attempt(call.start()).mirrors().get(0);
    }

    private static Mirror all(String cluster) {
        return new Mirror(cluster, FractionalPercent.ALL, false);
    }

    private static TestMesh mirroring(Mirror... mirrors) {
        return TestMesh.routing(toAll(new Forward(
                List.of(weighted("c", 1)),
                PathRewrite.NONE,
                HostRewrite.NONE,
                Duration.ofSeconds(3),
                ONCE_MORE,
                RouteFilters.NONE,
                List.of(mirrors))));
    }
}
