package org.embeddedmesh.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.route.TestRoutes.any;
import static org.embeddedmesh.route.TestRoutes.exact;
import static org.embeddedmesh.route.TestRoutes.prefix;
import static org.embeddedmesh.route.TestRoutes.regex;
import static org.embeddedmesh.route.TestRoutes.route;
import static org.embeddedmesh.route.TestRoutes.table;
import static org.embeddedmesh.route.TestRoutes.to;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.match.HeaderMatcher;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.match.PathMatcher.PathSeparatedPrefix;
import org.embeddedmesh.match.QueryParameterMatcher;
import org.embeddedmesh.match.StringMatcher;
import org.embeddedmesh.match.UriTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualHostRoutesTests {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/foo, exact",
        "/foo?x=/bar, exact",
        "/foo#x, exact",
        "/foobar, prefix",
        "/foo/bar, prefix",
        "/FOO, ignoring-case",
        "/api, separated",
        "/api/v1, separated",
        "/apis, rest",
        "/v12, regex",
        "/v12?a, regex",
        "/v12/a, rest",
        "/t/1/x?y, template",
        "/t/1/y, rest",
        "/, rest",
        "/?x, rest"
    })
    void firstMatchInListOrderWins(String path, String expected) {
        RouteTable table = RouteTable.of(table(
                "t",
                any(
                        route("exact", exact("/foo"), to("c")),
                        route("prefix", prefix("/foo"), to("c")),
                        route("ignoring-case", new PathMatcher.Exact("/foo", true), to("c")),
                        route("separated", new PathSeparatedPrefix("/api", false), to("c")),
                        route("regex", regex("/v[0-9]+"), to("c")),
                        route("template", template("/t/{id}/x"), to("c")),
                        route("rest", prefix("/"), to("c")),
                        route("never", exact("/foo/bar"), to("c")))));

        assertThat(match(table, TestRequest.get(path))).contains(expected);
    }

    @Test
    void headersDecideAmongRoutesOfOnePath() {
        RouteTable table = RouteTable.of(table(
                "t",
                any(
                        route("jason", prefix("/"), to("v2"), header("end-user", "jason")),
                        route("post", exact("/a"), to("v3"), header(":method", "POST")),
                        route("rest", prefix("/"), to("v1")))));

        assertThat(match(table, TestRequest.get("/a").with("end-user", "jason").method("POST")))
                .contains("jason");
        assertThat(match(table, TestRequest.get("/a").with("end-user", "ann").method("POST")))
                .contains("post");
        assertThat(match(table, TestRequest.get("/a"))).contains("rest");
    }

    @Test
    void allQueryParametersMustMatch() {
        RouteMatch match = new RouteMatch(
                prefix("/"),
                List.of(),
                List.of(new QueryParameterMatcher("a", null), new QueryParameterMatcher("b", null)));
        Route route = new Route("q", match, to("c"), HeaderMutations.NONE, HeaderMutations.NONE, Origin.NONE);
        RouteTable table = RouteTable.of(table("t", any(route)));

        assertThat(match(table, TestRequest.get("/?a&b"))).contains("q");
        assertThat(match(table, TestRequest.get("/?a"))).isEmpty();
    }

    @Test
    void emptyPrefixMatchesEverything() {
        RouteTable table = RouteTable.of(table("t", any(route("empty", prefix(""), to("c")))));

        assertThat(match(table, TestRequest.get("*"))).contains("empty");
        assertThat(match(table, TestRequest.get(""))).contains("empty");
    }

    @ParameterizedTest(name = "{0} ''{1}'' -> {2}")
    @CsvSource({
        "CONNECT, /a, exact",
        "CONNECT, /b, connect",
        "CONNECT, '', connect",
        "GET, /a, exact",
        "GET, /b, rest",
        "GET, '', rest"
    })
    void connectIsTakenByItsMatcherAndWithAPathByOthersToo(String method, String path, String expected) {
        RouteTable table = RouteTable.of(table(
                "t",
                any(
                        route("empty", exact(""), to("c"), header("x", "1")),
                        route("exact", exact("/a"), to("c")),
                        route("one", new PathMatcher.Connect(), to("c"), header("x", "1")),
                        route("connect", new PathMatcher.Connect(), to("c")),
                        route("rest", prefix(""), to("c")))));

        assertThat(match(table, TestRequest.get(path).method(method))).contains(expected);
    }

    @Test
    void connectWithoutPathIsTakenByNoTestOfAPath() {
        RouteTable table =
                RouteTable.of(table("t", any(route("a", prefix(""), to("c")), route("b", regex(".*"), to("c")))));

        assertThat(match(table, TestRequest.get("").method("CONNECT"))).isEmpty();
        assertThat(match(table, TestRequest.get(" ").method("CONNECT"))).contains("a");
    }

    @Test
    void upgradeToConnectUdpCountsAsConnect() {
        RouteTable table = RouteTable.of(table("t", any(route("udp", new PathMatcher.Connect(), to("c")))));

        assertThat(match(table, TestRequest.get("/").with("upgrade", "Connect-UDP")))
                .contains("udp");
        assertThat(match(table, TestRequest.get("/").with("upgrade", "websocket")))
                .isEmpty();
    }

    @Test
    void agreesWithTryingOneRouteAfterTheOther() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Route[] routes = IntStream.range(0, 1 + random.nextInt(30))
                    .mapToObj(i -> route("r" + i, matcher(random), to("c"), headers(random)))
                    .toArray(Route[]::new);
            RouteTable table = RouteTable.of(table("t", any(routes)));
            for (int i = 0; i < 30; i++) {
                TestRequest request = TestRequest.get(path(random) + (random.nextBoolean() ? "?a/b" : ""));
                if (random.nextBoolean()) {
                    request.with("x", "1");
                }
                assertThat(match(table, request)).isEqualTo(oneAfterTheOther(routes, request));
            }
        }
    }

    private static Optional<String> oneAfterTheOther(Route[] routes, TestRequest request) {
        String path = request.path().split("\\?")[0];
        for (Route route : routes) {
            if (route.match().path().matches(path)
                    && route.match().headers().stream().allMatch(it -> it.matches(request))) {
                return Optional.of(route.name());
            }
        }
        return Optional.empty();
    }

    private static PathMatcher matcher(Random random) {
        boolean ignoreCase = random.nextInt(3) == 0;
        String path = path(random);
        return switch (random.nextInt(5)) {
            case 0 -> new PathMatcher.Exact(path, ignoreCase);
            case 1 -> new PathMatcher.Prefix(path, ignoreCase);
            case 2 -> path.endsWith("/") ? prefix(path) : new PathSeparatedPrefix(path, ignoreCase);
            case 3 -> template(List.of("/a/*/b", "/**/A", "/{x}a", "/*").get(random.nextInt(4)));
            default -> regex(path + "[ab]*");
        };
    }

    private static PathMatcher template(String text) {
        return new PathMatcher.Template(UriTemplate.parse(text));
    }

    private static HeaderMatcher[] headers(Random random) {
        return random.nextInt(4) == 0 ? new HeaderMatcher[] {header("x", "1")} : new HeaderMatcher[0];
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder("/");
        for (int i = random.nextInt(5); i > 0; i--) {
            path.append("abA/".charAt(random.nextInt(4)));
        }
        return path.toString();
    }

    private static HeaderMatcher header(String name, String value) {
        return new HeaderMatcher(name, new StringMatcher.Exact(value, false), false, false);
    }

    private static Optional<String> match(RouteTable table, TestRequest request) {
        return table.match(request).map(it -> it.route().name());
    }
}
