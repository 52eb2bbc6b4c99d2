package org.embeddedmesh.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embeddedmesh.route.TestRoutes.any;
import static org.embeddedmesh.route.TestRoutes.host;
import static org.embeddedmesh.route.TestRoutes.prefix;
import static org.embeddedmesh.route.TestRoutes.route;
import static org.embeddedmesh.route.TestRoutes.split;
import static org.embeddedmesh.route.TestRoutes.table;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;
import static org.embeddedmesh.route.TestRoutes.weighted;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.RouteAction.DirectResponse;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.HostRewrite;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteAction.Redirect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTests {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "www.lyft.com, exact",
        "WWW.LYFT.COM, exact",
        "api.lyft.com, *.lyft.com",
        "a.api.lyft.com, *.api.lyft.com",
        ".lyft.com, *",
        "lyft.com, *",
        "a-bar.lyft.io, *-bar.lyft.io",
        "-bar.lyft.io, *",
        "foo.bar, foo.*",
        "foo.baz.x, foo.baz.*",
        "foo., *",
        "other, *",
        "www.lyft.com:80, exact"
    })
    void virtualHostIsExactThenLongestSuffixThenLongestPrefixThenAny(String authority, String expected) {
        RouteTable table = RouteTable.of(table(
                "t",
                named("*"),
                named("foo.*"),
                named("foo.baz.*"),
                named("*.lyft.com"),
                named("*-bar.lyft.io"),
                named("*.api.lyft.com"),
                host("exact", List.of("www.LYFT.com"), toAll(to("exact")))));

        assertThat(virtualHost(table, authority)).contains(expected);
    }

    @Test
    void suffixWildcardBeatsPrefixWildcard() {
        RouteTable table = RouteTable.of(table("t", named("foo.*"), named("*.com")));

        assertThat(virtualHost(table, "foo.com")).contains("*.com");
    }

    @ParameterizedTest(name = "'{0}' -> {1}")
    @CsvSource({
        "helloworld, true",
        "helloworld:9095, true",
        "helloworld:abc, true",
        "helloworld:, true",
        "helloworld:9095:9095, false",
        "'', false",
        "[::1]:80, true",
        "[::1], true"
    })
    void whatFollowsTheLastColonIsStripped(String authority, boolean found) {
        RouteTable table = RouteTable.of(table("t", host("h", List.of("helloworld", "[::1]"), toAll(to("c")))));

        assertThat(virtualHost(table, authority).isPresent()).isEqualTo(found);
    }

    @Test
    void portIsPartOfHostUnlessIgnored() {
        VirtualHost host = host("h", List.of("helloworld:9095"), toAll(to("c")));
        RouteConfiguration table =
                new RouteConfiguration("t", List.of(host), false, HeaderMutations.NONE, HeaderMutations.NONE);

        assertThat(virtualHost(RouteTable.of(table), "helloworld:9095")).contains("h");
        assertThat(virtualHost(RouteTable.of(table), "helloworld")).isEmpty();
    }

    @Test
    void loneAnyHostTakesRequestsWithoutAuthority() {
        assertThat(virtualHost(RouteTable.of(table("t", any(toAll(to("c"))))), ""))
                .contains("any");
    }

    @Test
    void noOtherVirtualHostIsTriedWhenNoRouteMatches() {
        RouteTable table = RouteTable.of(table(
                "t", any(toAll(to("c"))), host("h", List.of("helloworld"), route("r", prefix("/only"), to("c")))));

        assertThat(table.match(TestRequest.get("/else"))).isEmpty();
    }

    @Test
    void duplicateDomainIsRefusedInAnyCase() {
        assertRefused(table("t", named("bar.*"), host("other", List.of("BAR.*"))), "other", "BAR.*");
        assertRefused(table("t", named("a.b"), host("other", List.of("A.b"))), "other", "A.b");
        assertRefused(table("t", named("*.b"), host("other", List.of("*.b"))), "other", "*.b");
    }

    @Test
    void secondAnyDomainIsRefused() {
        assertRefused(table("t", any(), host("other", List.of("*"))), "other", "'*'");
    }

    @Test
    void weightsThatAddUpToNothingAreRefused() {
        Route route = route("canary", prefix("/"), split(weighted("a", 0), weighted("b", 0)));

        assertRefused(table("t", any(route)), "virtual host 'any'", "route 0 'canary'", "add up to 0");
    }

    @Test
    void weightsBeyond32BitsAreRefused() {
        Route route = route("canary", prefix("/"), split(weighted("a", 0xFFFF_FFFFL), weighted("b", 1)));

        assertRefused(table("t", any(route)), "canary", "4294967296");
    }

    @Test
    void negativeWeightIsRefused() {
        Route route = route("canary", prefix("/"), split(weighted("a", 2), weighted("b", -1)));

        assertRefused(table("t", any(toAll(to("c")), route)), "route 1 'canary'", "b has weight -1");
    }

    @Test
    void substitutionWithUnknownGroupIsRefused() {
        PathRewrite rewrite = new PathRewrite.Regex(Pattern.compile("/(a)"), "\\2");
        Forward forward =
                new Forward(List.of(weighted("c", 1)), rewrite, HostRewrite.NONE, Duration.ZERO, RetryPolicy.NEVER);

        assertRefused(table("t", any(route("r", prefix("/"), forward))), "route 0 'r'", "\\2");
    }

    @Test
    void hostRewriteWithControlCharacterIsRefused() {
        Forward forward = new Forward(
                List.of(weighted("c", 1)),
                PathRewrite.NONE,
                new HostRewrite("a\r\nevil: b"),
                Duration.ZERO,
                RetryPolicy.NEVER);

        assertRefused(table("t", any(toAll(forward))), "route 0 'all'", "control character");
    }

    @Test
    void statusOfDirectResponseOutOfRangeIsRefused() {
        assertRefused(table("t", any(toAll(new DirectResponse(600, "")))), "route 0 'all'", "600");
    }

    @Test
    void statusOfRedirectIsOne() {
        Redirect redirect = new Redirect(200, "", "b", 0, "", PathRewrite.NONE, false);

        assertRefused(table("t", any(toAll(redirect))), "route 0 'all'", "200");
    }

    @ParameterizedTest(name = "{0}, x-forwarded-proto {1}, x-envoy-internal {2}: {3}")
    @CsvSource({
        "NONE,          http,  '',   ''",
        "ALL,           http,  '',   https://helloworld:9095/a?x=1",
        "ALL,           http,  true, https://helloworld:9095/a?x=1",
        "ALL,           https, '',   ''",
        "EXTERNAL_ONLY, http,  '',   https://helloworld:9095/a?x=1",
        "EXTERNAL_ONLY, http,  true, ''",
    })
    void requestThatLacksTlsIsSentBackToComeByHttps(
            TlsRequirement requirement, String proto, String internal, String location) {
        VirtualHost host = new VirtualHost(
                "h", List.of("*"), List.of(toAll(to("c"))), HeaderMutations.NONE, HeaderMutations.NONE, requirement);
        TestRequest request = TestRequest.get("/a?x=1").with("x-forwarded-proto", proto);

        RouteEntry entry = RouteTable.of(table("t", host))
                .match(request.with("x-envoy-internal", internal))
                .orElseThrow();

        assertThat(entry.virtualHost()).isEqualTo("h");
        assertThat(entry.directResponse()
                        .map(it -> it.responseHeaders(request))
                        .map(RouteTableTests::location)
                        .orElse(""))
                .isEqualTo(location);
    }

    private static String location(HeaderChain changes) {
        TestHeaders headers = new TestHeaders();
        changes.applyTo(headers);
        return headers.values("location").get(0);
    }

    private static VirtualHost named(String domain) {
        return host(domain, List.of(domain), toAll(to("c")));
    }

    private static Optional<String> virtualHost(RouteTable table, String authority) {
        return table.match(TestRequest.get("/").to(authority, 80)).map(RouteEntry::virtualHost);
    }

    private static void assertRefused(RouteConfiguration table, String... words) {
        assertThatThrownBy(() -> RouteTable.of(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }
}
