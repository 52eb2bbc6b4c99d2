package org.embeddedmesh.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embeddedmesh.route.TestRoutes.exact;
import static org.embeddedmesh.route.TestRoutes.prefix;
import static org.embeddedmesh.route.TestRoutes.regex;

import com.google.re2j.Pattern;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.match.UriTemplate;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathRewriterTests {

    @ParameterizedTest(name = "{0} {1} to {2}: {3} -> {4}")
    @CsvSource({
        "exact, /a, /b, /a?x=1&y=2, /b?x=1&y=2",
        "ignoring-case, /Big, /small, /bIG, /small",
        "exact, /q, /b?fixed=1, /q?x=1, /b?fixed=1?x=1",
        "exact, /rel, rel, /rel, rel",
        "connect, '', /rewrote, '', /rewrote",
        "connect, '', /rewrote, /a?b, /rewrote?b",
        "regex, /r/[0-9]+/.*, /numbers, /r/12/a/b?c=d, /numbers?c=d",
        "prefix, /, /static, /img/a.png, /staticimg/a.png",
        "prefix, /one/, /n/, /one/a, /n/a",
        "prefix, /prefix, /, /prefix/x, //x",
        "separated, /api, /v2, /api/x?y, /v2/x?y",
        "separated, /api, /v2, /api, /v2"
    })
    void prefixReplacesWhatMatched(String kind, String matched, String replacement, String path, String expected) {
        PathMatcher matcher = switch (kind) {
            case "exact" -> exact(matched);
            case "ignoring-case" -> new PathMatcher.Exact(matched, true);
            case "separated" -> new PathMatcher.PathSeparatedPrefix(matched, false);
            case "regex" -> regex(matched);
            case "connect" -> new PathMatcher.Connect();
            default -> prefix(matched);
        };

        assertThat(PathRewriter.of(new PathRewrite.Prefix(replacement), matcher).rewrite(path))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} to {1}: {2} -> {3}")
    @CsvSource({
        "^/v[0-9]+/, /, /v12/a?b=c, /a?b=c",
        "^/clean(/?)(.*), /\\2, /clean/x/y, /x/y",
        "^/clean(/?)(.*), /\\2, /cleaner, /er",
        "^keep, lost, /keep, /keep",
        "a, b, /a/a?a, /b/b?a",
        "a, \\\\$1, /a, '/\\$1'",
        "(x)?b, [\\1], /b, '/[]'",
        "/(\\w+)/(\\w+), /\\2\\0\\1, /a/b, '/b/a/ba'",
        "x*, -, /bxxc, '-/-b-c-'"
    })
    void expressionReplacesEveryMatchOutsideTheQuery(
            String expression, String substitution, String path, String expected) {
        PathRewrite rewrite = new PathRewrite.Regex(Pattern.compile(expression), substitution);

        assertThat(PathRewriter.of(rewrite, prefix("/")).rewrite(path)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} to {1}: {2} -> {3}")
    @CsvSource({
        "/{one}/{two}, /{two}/{one}, /cat/dog?a=/b/c, /dog/cat?a=/b/c",
        "/videos/{language=lang/*}/*, /{language}, /videos/lang/en/video.m4s, /lang/en",
        "/content/{format}/{lang}/{id}/{file}.vtt, /{lang}/{format}/{file}.vtt, /content/hls/en-us/12/en_1.vtt, /en-us/hls/en_1.vtt",
        "/{a}, /{a}{a}/*=, /x#y, /xx/*=#y",
        "/x/{rest=**}, /{rest}, /x/, /",
        "/*, /fixed, /a, /fixed"
    })
    void templateTakesVariablesOfTheMatch(String template, String rewrite, String path, String expected) {
        assertThat(templated(template, rewrite).rewrite(path)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "/{a}, /{b}",
        "/{a}, a{a}",
        "/{a}, {a}",
        "/{a}, /x//{a}",
        "/{a}, /{a",
        "/{a}, /a}",
        "/{a}, /x y",
        "/{a}, ''",
        "/{a}, /{a=*}",
        "/{a}, /{}",
        "/{a}, /{a}?x=1"
    })
    void templateThatEnvoyRefusesIsRefused(String template, String rewrite) {
        assertThatThrownBy(() -> templated(template, rewrite))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + rewrite + "' cannot rewrite a path: ");
    }

    @Test
    void templateNeedsATemplateToMatch() {
        PathRewrite rewrite = new PathRewrite.Template(PathTemplateRewrite.parse("/a"));

        assertThatThrownBy(() -> PathRewriter.of(rewrite, prefix("/"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static PathRewriter templated(String template, String rewrite) {
        return PathRewriter.of(
                new PathRewrite.Template(PathTemplateRewrite.parse(rewrite)),
                new PathMatcher.Template(UriTemplate.parse(template)));
    }
}
