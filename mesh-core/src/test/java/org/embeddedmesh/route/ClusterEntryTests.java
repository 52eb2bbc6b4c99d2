package org.embeddedmesh.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.route.TestRoutes.prefix;
import static org.embeddedmesh.route.TestRoutes.table;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.HeaderMutations.Action;
import org.embeddedmesh.route.HeaderMutations.Addition;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.HostRewrite;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteAction.WeightedCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterEntryTests {

    private static final TestRequest REQUEST = TestRequest.get("/a?b");

    @ParameterizedTest(name = "rule {0}, destination {1}: host {2}, original {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, helloworld:9095, -",
                "rule, -, rule, helloworld:9095",
                "-, destination, destination, -",
                "rule, destination, rule, destination"
            })
    void hostOfTheRuleBeatsThatOfTheDestination(String rule, String destination, String host, String original) {
        ClusterEntry entry = entry(rule, destination, PathRewrite.NONE);
        TestHeaders headers = new TestHeaders();
        entry.applyTo(headers, REQUEST, "10.0.0.1");

        assertThat(entry.authority(REQUEST)).isEqualTo(host);
        assertThat(headers.values("x-envoy-original-host")).isEqualTo(original == null ? List.of() : List.of(original));
    }

    @Test
    void rewrittenPathIsToldEvenWhenTheExpressionDidNotMatch() {
        ClusterEntry entry = entry(null, null, new PathRewrite.Regex(Pattern.compile("^none"), "x"));
        TestHeaders headers = new TestHeaders();
        headers.add("x-envoy-original-path", "/liar");
        entry.applyTo(headers, REQUEST, "10.0.0.1");

        assertThat(entry.path(REQUEST)).isEqualTo("/a?b");
        assertThat(headers.values("x-envoy-original-path")).containsExactly("/a?b");
    }

    @Test
    void pathThatIsNotRewrittenIsNotTold() {
        TestHeaders headers = new TestHeaders();
        entry(null, null, PathRewrite.NONE).applyTo(headers, REQUEST, "10.0.0.1");

        assertThat(headers.fields()).isEmpty();
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({
        "x-to, one",
        "x-none, ''",
        ":authority, helloworld:9095",
        "host, helloworld:9095",
        ":method, GET",
        ":path, /a?b",
        ":scheme, http"
    })
    void firstValueOfAHeaderNamesTheCluster(String header, String cluster) {
        TestRequest request = TestRequest.get("/a?b").with("x-to", "one").with("x-to", "two");
        RouteConfiguration table =
                table("t", TestRoutes.any(TestRoutes.toAll(forward(WeightedCluster.only("", header)))));

        assertThat(RouteTable.of(table).match(request).orElseThrow().split(0).cluster(request))
                .isEqualTo(cluster);
        assertThat(table.clusters()).isEmpty();
    }

    @Test
    void headersChangeFromTheClusterOutwards() {
        Route route = new Route(
                "r",
                new RouteMatch(prefix("/"), List.of(), List.of()),
                forward(new WeightedCluster("c", 1, adding("cluster"), adding("cluster"), HostRewrite.NONE)),
                adding("route"),
                adding("route"),
                Origin.NONE);
        VirtualHost host = new VirtualHost("h", List.of("*"), List.of(route), adding("host"), adding("host"));
        RouteConfiguration table = new RouteConfiguration("t", List.of(host), true, adding("table"), adding("table"));
        ClusterEntry entry = RouteTable.of(table).match(REQUEST).orElseThrow().split(0);
        TestHeaders request = new TestHeaders();
        TestHeaders response = new TestHeaders();

        entry.applyTo(request, REQUEST, "10.0.0.1");
        entry.responseHeaders().applyTo(response);

        assertThat(request.values("x-level")).containsExactly("cluster", "route", "host", "table");
        assertThat(response.values("x-level")).containsExactly("cluster", "route", "host", "table");
        assertThat(request.values("x-last")).containsExactly("table");
    }

    private static HeaderMutations adding(String level) {
        return new HeaderMutations(
                List.of(),
                List.of(
                        new Addition("x-level", level, Action.APPEND_IF_EXISTS_OR_ADD),
                        new Addition("x-last", level, Action.OVERWRITE_IF_EXISTS_OR_ADD)));
    }

    private static Forward forward(WeightedCluster cluster) {
        return new Forward(List.of(cluster), PathRewrite.NONE, HostRewrite.NONE, Duration.ZERO, RetryPolicy.NEVER);
    }

    private static ClusterEntry entry(String rule, String destination, PathRewrite path) {
        WeightedCluster cluster =
                new WeightedCluster("c", 1, HeaderMutations.NONE, HeaderMutations.NONE, new HostRewrite(destination));
        Forward forward = new Forward(List.of(cluster), path, new HostRewrite(rule), Duration.ZERO, RetryPolicy.NEVER);
        return RouteTable.of(table("t", TestRoutes.any(TestRoutes.toAll(forward))))
                .match(REQUEST)
                .orElseThrow()
                .split(0);
    }
}
