package org.embeddedmesh.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.embeddedmesh.route.TestRoutes.any;
import static org.embeddedmesh.route.TestRoutes.exact;
import static org.embeddedmesh.route.TestRoutes.prefix;
import static org.embeddedmesh.route.TestRoutes.regex;
import static org.embeddedmesh.route.TestRoutes.route;
import static org.embeddedmesh.route.TestRoutes.split;
import static org.embeddedmesh.route.TestRoutes.table;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;
import static org.embeddedmesh.route.TestRoutes.weighted;
import static org.embeddedmesh.snapshot.TestConfiguration.HELLO;
import static org.embeddedmesh.snapshot.TestConfiguration.cluster;
import static org.embeddedmesh.snapshot.TestConfiguration.endpoints;
import static org.embeddedmesh.snapshot.TestConfiguration.index;
import static org.embeddedmesh.snapshot.TestConfiguration.listener;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.cors.CorsPolicy;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.HealthStatus;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.endpoint.Locality;
import org.embeddedmesh.fault.FaultPolicy;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.match.HeaderMatcher;
import org.embeddedmesh.match.StringMatcher;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.route.RouteAction.DirectResponse;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.HostRewrite;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteAction.Redirect;
import org.embeddedmesh.route.RouteFilters;
import org.embeddedmesh.route.TlsRequirement;
import org.embeddedmesh.route.VirtualHost;
import org.embeddedmesh.snapshot.OutboundTrafficPolicy;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.junit.jupiter.api.Test;

class ExplainerTests {

    private final SnapshotHolder holder = new SnapshotHolder();
    private final SnapshotWriter writer = new SnapshotWriter(holder);
    private final Explainer explainer = new Explainer(holder, "default");

    @Test
    void callBeforeAnyConfigurationPassesThrough() {
        Explanation explanation = explainer.explain(TestRequest.get("/"));

        assertThat(explanation.verdict()).isEqualTo(Verdict.PASSES_THROUGH);
        assertThat(explanation.text()).endsWith("nothing has come from the control plane yet: no host is known");
    }

    @Test
    void hostThatIsKnownWithAnotherPortOrInAnotherNamespaceIsSaid() {
        writer.hostIndex(index(OutboundTrafficPolicy.ALLOW_ANY));
        writer.publish();

        Explanation port = explainer.explain(TestRequest.get("/").to("helloworld.default:9000", 9000));
        Explanation namespace =
                new Explainer(holder, "other").explain(TestRequest.get("/").to("helloworld", 9095));
        Explanation unknown = explainer.explain(TestRequest.get("/").to("nobody", 9095));

        assertThat(port.text()).endsWith("\n  the mesh knows this host with other ports: 9095");
        assertThat(namespace.text()).endsWith("\n  the mesh knows this name in other namespaces: " + HELLO.host());
        assertThat(unknown.hint()).isEmpty();
    }

    @Test
    void unknownHostIsBlockedUnderRegistryOnly() {
        writer.hostIndex(index(OutboundTrafficPolicy.REGISTRY_ONLY));
        writer.publish();

        assertThat(explainer.explain(TestRequest.get("/").to("other", 80)).verdict())
                .isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void knownHostWithoutConfigurationIsWaitedFor() {
        writer.hostIndex(index(OutboundTrafficPolicy.ALLOW_ANY));
        writer.publish();

        Explanation explanation = explainer.explain(TestRequest.get("/"));

        assertThat(explanation.verdict()).isEqualTo(Verdict.NOT_CONFIGURED);
        assertThat(explanation.destination()).isEqualTo(HELLO);
    }

    @Test
    void pathWithZeroIsRefused() {
        routes(toAll(to("c")));

        assertThat(explainer.explain(TestRequest.get("/%00")).verdict()).isEqualTo(Verdict.BAD_PATH);
    }

    @Test
    void routesSeeTheNormalizedPath() {
        routes(route("admin", prefix("/admin"), new DirectResponse(403, "")));

        Explanation explanation = explainer.explain(TestRequest.get("/open/../admin"));

        assertThat(explanation.verdict()).isEqualTo(Verdict.ANSWERED);
        assertThat(explanation.request()).endsWith("/admin");
        assertThat(taken(explanation).status()).isEqualTo(403);
    }

    @Test
    void redirectSaysWhereItLeads() {
        routes(toAll(new Redirect(308, "https", "other", 0, "", PathRewrite.NONE, false)));

        TakenRoute taken = taken(explainer.explain(TestRequest.get("/a")));

        assertThat(taken.status()).isEqualTo(308);
        assertThat(taken.policies())
                .extracting(it -> it.name() + ": " + it.value())
                .containsExactly(
                        "redirect: 308", "response headers: overwrite if exists or add location: https://other/a");
    }

    @Test
    void whatStandsBeforeTheClustersIsSaidInItsOrder() {
        FaultPolicy fault = new FaultPolicy(
                new FaultPolicy.Delay(Duration.ofSeconds(2), new FractionalPercent(125_000, 1_000_000)),
                FaultPolicy.Abort.grpc(14, FractionalPercent.ALL));
        CorsPolicy cors = new CorsPolicy(
                FractionalPercent.ALL,
                List.of(new StringMatcher.Exact("https://shop.example", false)),
                "GET",
                "",
                "",
                "",
                false,
                true);
        routes(toAll(new Forward(
                List.of(weighted("c", 1)),
                PathRewrite.NONE,
                HostRewrite.NONE,
                Duration.ofSeconds(1),
                RetryPolicy.NEVER,
                new RouteFilters(fault, cors),
                List.of(new RouteAction.Mirror("m", FractionalPercent.ALL, false)))));

        assertThat(taken(explainer.explain(TestRequest.get("/a"))).policies())
                .extracting(it -> it.name() + ": " + it.value())
                .containsExactly(
                        "delay: 2 s for 12.5 %",
                        "abort: grpc-status 14 for 100 %",
                        "cors: allows 'https://shop.example'",
                        "timeout: 1 s",
                        "mirror: 100 % to m");
    }

    @Test
    void requestThatLacksTlsIsTakenBeforeAnyRoute() {
        writer.hostIndex(index(OutboundTrafficPolicy.ALLOW_ANY));
        writer.listener(listener("t"));
        writer.routes(table(
                "t",
                new VirtualHost(
                        "v",
                        List.of("*"),
                        List.of(toAll(to("c"))),
                        HeaderMutations.NONE,
                        HeaderMutations.NONE,
                        TlsRequirement.ALL)));
        writer.publish();

        Explanation explanation = explainer.explain(TestRequest.get("/a"));

        assertThat(explanation.passedOver()).isEmpty();
        assertThat(taken(explanation).status()).isEqualTo(301);
    }

    @Test
    void routesBeforeTheOneTakenSayWhyTheyAreNot() {
        routes(
                route("exact", exact("/other"), to("c")),
                route("regex", regex("/[0-9]+"), to("c")),
                route("jason", prefix("/"), to("c"), header("end-user", "jason")),
                route("all", prefix("/"), to("c")));

        Explanation explanation =
                explainer.explain(TestRequest.get("/hello?x=1").with("end-user", "mary"));

        assertThat(explanation.passedOver())
                .extracting(PassedOver::why)
                .containsExactly(
                        "path '/hello' is not '/other'",
                        "path '/hello' is not a match of '/[0-9]+'",
                        "header 'end-user' is 'mary', must be 'jason'");
        assertThat(taken(explanation).origin()).isEqualTo(new Origin("VirtualService default/test", "all"));
        assertThat(explanation.virtualHost()).isEqualTo("any");
    }

    @Test
    void schemeIsTheOneThatMatchersSee() {
        routes(route("http", prefix("/"), to("c"), header(":scheme", "http")), route("all", prefix("/"), to("c")));

        Explanation explanation = explainer.explain(TestRequest.get("/").with("x-forwarded-proto", "https"));

        assertThat(explanation.passedOver())
                .extracting(PassedOver::why)
                .containsExactly("header ':scheme' is 'https', must be 'http'");
    }

    @Test
    void callThatNoRouteTakesPassesOverAll() {
        routes(route("a", exact("/a"), to("c")), route("b", exact("/b"), to("c")));

        Explanation explanation = explainer.explain(TestRequest.get("/"));

        assertThat(explanation.verdict()).isEqualTo(Verdict.NO_ROUTE);
        assertThat(explanation.passedOver()).hasSize(2);
        assertThat(explanation.route()).isNull();
    }

    @Test
    void weightsAndEndpointsHaveTheirChances() {
        routes(toAll(split(weighted("a", 90), weighted("b", 30))));
        with("a", "10.0.0.1", "10.0.0.2");
        with("b", "10.0.0.3");

        TakenRoute route = taken(explainer.explain(TestRequest.get("/")));

        assertThat(route.targets()).extracting(Target::chance).containsExactly(0.75, 0.25);
        assertThat(route.targets().get(0).endpoints())
                .extracting(Candidate::chance)
                .containsExactly(0.5, 0.5);
    }

    @Test
    void targetThatCannotAnswerSaysSo() {
        routes(toAll(split(weighted("missing", 1), weighted("empty", 1))));
        with("empty");

        assertThat(taken(explainer.explain(TestRequest.get("/"))).targets())
                .extracting(Target::failure)
                .containsExactly("cluster_not_found", "no_healthy_upstream");
    }

    @Test
    void targetThatIsOnItsWayIsWaitedFor() {
        writer.awaitedClusters(Set.of("c"));
        routes(toAll(to("c")));

        Explanation explanation = explainer.explain(TestRequest.get("/"));

        assertThat(taken(explanation).targets()).extracting(Target::failure).containsExactly(Target.AWAITED);
        assertThat(explanation.text()).endsWith("the call waits for it");
    }

    @Test
    void policiesOfTheRouteAreNamed() {
        RetryPolicy retries = new RetryPolicy(
                Set.of(RetryOn._5XX, RetryOn.RETRIABLE_STATUS_CODES),
                3,
                Duration.ofMillis(250),
                Set.of(409),
                RetryPolicy.DEFAULT_BACKOFF_BASE,
                RetryPolicy.DEFAULT_BACKOFF_BASE,
                false,
                1);
        routes(toAll(to("c", Duration.ofSeconds(2), retries)));

        assertThat(taken(explainer.explain(TestRequest.get("/"))).policies())
                .extracting(it -> it.name() + ": " + it.value())
                .containsExactly(
                        "timeout: 2 s", "per-try timeout: 250 ms", "retries: 3 on 5xx,retriable-status-codes (409)");
    }

    @Test
    void explainingLeavesNoTrace() {
        routes(toAll(to("c")));
        with("c", "10.0.0.1");

        explainer.explain(TestRequest.get("/"));

        assertThat(holder.current().cluster("c").orElseThrow().endpoints())
                .allSatisfy(it -> assertThat(it.activeRequests().count()).isZero());
    }

    @Test
    void textNamesRulesChancesAndEndpoints() {
        routes(
                route("jason", prefix("/"), to("a"), header("end-user", "jason")),
                route("all", prefix("/"), split(weighted("a", 1), weighted("b", 2))));
        with("a", "10.0.0.1");

        assertThat(explainer.explain(TestRequest.get("/hello")).text()).isEqualTo("""
                        GET http://helloworld:9095/hello
                          destination helloworld.default.svc.cluster.local:9095
                          not taken: VirtualService default/test jason: header 'end-user' is missing, must be 'jason'
                          taken: VirtualService default/test all
                          33.33 % to a, as helloworld:9095/hello
                              load balancing: ROUND_ROBIN
                              connect timeout: 10 s
                              100 % 10.0.0.1:9095
                          66.67 % to b, as helloworld:9095/hello
                              answered 503: cluster_not_found""");
    }

    @Test
    void textNamesInstancesAndTheirVersions() {
        routes(toAll(to("a")));
        writer.cluster(cluster("a", LoadBalancingPolicy.ROUND_ROBIN));
        writer.endpoints(new LoadAssignment(
                "a", List.of(endpoint("10.0.0.1", "hello-1;default;hello;v1;"), endpoint("10.0.0.2", ";;;v2;"))));
        writer.publish();

        assertThat(explainer.explain(TestRequest.get("/")).text())
                .contains("50 % 10.0.0.1:9095 hello-1 v1\n")
                .endsWith("50 % 10.0.0.2:9095 v2");
    }

    private static Endpoint endpoint(String address, String workload) {
        return new Endpoint(address, 9095, 1, 0, HealthStatus.HEALTHY, Locality.UNKNOWN, Map.of("workload", workload));
    }

    @Test
    void singleClusterIsCertainWhateverItsWeight() {
        routes(toAll(split(weighted("a", 0))));

        assertThat(taken(explainer.explain(TestRequest.get("/"))).targets())
                .singleElement()
                .satisfies(it -> assertThat(it.chance()).isCloseTo(1, within(0.0)));
    }

    private static HeaderMatcher header(String name, String value) {
        return new HeaderMatcher(name, new StringMatcher.Exact(value, false), false, false);
    }

    private static TakenRoute taken(Explanation explanation) {
        return Objects.requireNonNull(explanation.route());
    }

    private void routes(Route... routes) {
        writer.hostIndex(index(OutboundTrafficPolicy.ALLOW_ANY));
        writer.listener(listener("t"));
        writer.routes(table("t", any(routes)));
        writer.publish();
    }

    private void with(String cluster, String... addresses) {
        writer.cluster(cluster(cluster, LoadBalancingPolicy.ROUND_ROBIN));
        writer.endpoints(endpoints(cluster, addresses));
        writer.publish();
    }
}
