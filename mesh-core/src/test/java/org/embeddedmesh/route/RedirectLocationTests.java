package org.embeddedmesh.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.embeddedmesh.route.TestRoutes.prefix;

import com.google.re2j.Pattern;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteAction.Redirect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectLocationTests {

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}{5} -> {6}")
    @CsvSource({
        // scheme, host, port, path, authority and path of the request, location
        "'',    '',     0,    /new,       a:9095,   /old,       http://a:9095/new",
        "'',    '',     0,    /new,       a,        /old?x=1,   http://a/new?x=1",
        "'',    '',     0,    /new?y=2,   a,        /old?x=1,   http://a/new?y=2",
        "'',    '',     0,    new,        a,        /old,       http://a/new",
        "'',    b,      0,    '',         a:9095,   /old?x=1,   http://b/old?x=1",
        "'',    b:1111, 2222, '',         a,        /old,       http://b:1111:2222/old",
        "'',    '',     8443, '',         a:9095,   /old,       http://a:8443/old",
        "'',    '',     8443, '',         '[::1]:9095', /old,   http://[::1]:8443/old",
        "'',    '',     8443, '',         '[::1]',  /old,       http://[::1]:8443/old",
        "https, '',     0,    '',         a:80,     /old,       https://a/old",
        "https, '',     0,    '',         a:8080,   /old,       https://a:8080/old",
        "http,  '',     0,    '',         a:80,     /old,       http://a:80/old",
    })
    void locationFollowsEnvoysRules(
            String scheme, String host, int port, String path, String authority, String requested, String location) {
        Redirect redirect = new Redirect(301, scheme, host, port, path, PathRewrite.NONE, false);

        assertThat(location(redirect, TestRequest.get(requested).to(authority, 80)))
                .isEqualTo(location);
    }

    @Test
    void callersWordForTheSchemeCounts() {
        Redirect redirect = new Redirect(301, "http", "", 0, "", PathRewrite.NONE, false);
        TestRequest request = TestRequest.get("/").to("a:443", 443).with("x-forwarded-proto", "https");

        assertThat(location(redirect, request)).isEqualTo("http://a/");
    }

    @Test
    void pathCanBeRewritten() {
        PathRewrite prefix = new PathRewrite.Prefix("/blah");
        PathRewrite regex = new PathRewrite.Regex(Pattern.compile("/(\\w+)"), "/\\1/\\1");

        assertThat(location(rewriting(prefix, false), TestRequest.get("/old/a?x=1")))
                .endsWith("/blah/a?x=1");
        assertThat(location(rewriting(regex, false), TestRequest.get("/old?x=1")))
                .endsWith("/old/old?x=1");
    }

    @Test
    void queryCanBeStrippedButNotThatOfTheRule() {
        assertThat(location(rewriting(PathRewrite.NONE, true), TestRequest.get("/old?x=1")))
                .endsWith("/old");
        assertThat(location(new Redirect(301, "", "", 0, "/n", PathRewrite.NONE, true), TestRequest.get("/old?x=1")))
                .endsWith("/n");
        assertThat(location(new Redirect(301, "", "", 0, "/n?y", PathRewrite.NONE, true), TestRequest.get("/old?x=1")))
                .endsWith("/n?y");
    }

    @Test
    void lineBreakIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedirectLocation.of(
                        new Redirect(301, "", "new\nhost", 0, "", PathRewrite.NONE, false), prefix("/")))
                .withMessageContaining("host");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedirectLocation.of(rewriting(new PathRewrite.Prefix("/a\n"), false), prefix("/")))
                .withMessageContaining("prefix");
    }

    private static Redirect rewriting(PathRewrite rewrite, boolean stripQuery) {
        return new Redirect(301, "", "", 0, "", rewrite, stripQuery);
    }

    private static String location(Redirect redirect, TestRequest request) {
        return RedirectLocation.of(redirect, prefix("/old")).of(request);
    }
}
