package org.embeddedmesh.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an Envoy 1.40.0 answered to the same templates and paths. */
class UriTemplateTests {

    @ParameterizedTest(name = "{0} takes {1}: {2}")
    @CsvSource({
        "/, /, true",
        "/, //, false",
        "/a/, /a/, true",
        "/a/, /a, false",
        "/a+b$c, /a+b$c, true",
        "/a+b, /aab, false",
        "/x/*, /x/a, true",
        "/x/*, /x/, false",
        "/x/*, /x/a/b, false",
        "/x/*, /x/a=b*c, true",
        "/x/*, /x/%2F, true",
        "/x/*, /x/a|b, false",
        "/x/*, /x/a[b, false",
        "/x/*, /x/é, false",
        "/x/*, /X/a, false",
        "/x/**, /x, false",
        "/x/**, /x/, true",
        "/x/**, /x//, true",
        "/x/**, /x/a//b, true",
        "/x/**, /x/^, false",
        "/x/**/e, /x/e, false",
        "/x/**/e, /x//e, true",
        "/x/**/e, /x/a/b/e, true",
        "/x/**/e, /x/e/e, true",
        "/*/**/e, /x/y/z/e, true",
        "/*/**/e, /x/e, false",
        "/**.mpd, /.mpd, true",
        "/**.mpd, /a/b.mpd, true",
        "/**.mpd, /axmpd, false",
        "/**.mpd, /a.mpd/, false",
        "/*.m3u8, /.m3u8, false",
        "/*.m3u8, /a.m3u8.m3u8, true",
        "/{v}, /a, true",
        "/{v=**}b/c, /b/c, true",
        "/{v=**}b/c, /x/yb/c, true",
        "/{v=a/*}b/c, /a/b/c, false",
        "/{v=a/*}b/c, /a/xbyb/c, true",
        "/a{v}b/c, /ab/c, false",
        "/a{v}b/c, /abb/c, true",
        "/a{v}b/c, /ax/yb/c, false",
        "/a{v=**}b, /ab, true",
        "/a{v=**}b, /ax/yb, true",
        "/**/a{v=b}c, /abc, false",
        "/**/a{v=b}c, /x/abc, true",
        "/a{v=*}c/**, /axc/x/y, true",
        "/a{v=*}c/**, /ac/, false",
        "/{a}/{b}/{c}/{d}/{e}, /1/2/3/4/5, true",
        "/{a}/{b}/{c}/{d}/{e}, /1/2/3/4, false"
    })
    void takesWhatEnvoyTakes(String template, String path, boolean expected) {
        assertThat(UriTemplate.parse(template).matches(path)).isEqualTo(expected);
        assertThat(UriTemplate.parse(template).capture(path).isPresent()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "/{one}/{two}, /cat/dog, 'one=cat, two=dog'",
        "/{v=*}/x, /a/x, v=a",
        "/videos/{language=lang/*}/*, /videos/lang/en/video.m4s, language=lang/en",
        "/{a}/{v=b/*/c}/{d=**}.x, /1/b/2/c/3/4.x, 'a=1, v=b/2/c, d=3/4'",
        "/{v=**}/end, //end, v=",
        "/F('{id}')/{v=lit}, /F('7')/lit, 'id=7, v=lit'",
        "/{v=**/b}, /x/y/b, v=x/y/b",
        "/none/*, /none/a, ''"
    })
    void variablesStandForTheirParts(String template, String path, String expected) {
        Map<String, String> values = UriTemplate.parse(template).capture(path).orElseThrow();

        assertThat(values.toString()).isEqualTo("{" + expected + "}");
        assertThat(values.keySet())
                .containsExactlyElementsOf(UriTemplate.parse(template).variables());
    }

    @Test
    void emptyPathIsTakenByNone() {
        assertThat(UriTemplate.parse("/**").matches("")).isFalse();
    }

    @ParameterizedTest(name = "template {0}")
    @ValueSource(
            strings = {
                "",
                "a",
                "//",
                "/a//b",
                "/a/b//",
                "/*//",
                "/{v}//",
                "/a b",
                "/a|b",
                "/a[b",
                "/é",
                "/a?b",
                "/a#b",
                "/{v=}",
                "/{v=a/}",
                "/{v=/a}",
                "/{v=*a}",
                "/{v=**/*}",
                "/{v=***}",
                "/**/**",
                "/**/*",
                "/**/{v}",
                "/**/a{v}c",
                "/{1a}",
                "/{_a}",
                "/{a-b}",
                "/{}",
                "/x{}",
                "/{a}/{a}",
                "/x{a}/y{a}",
                "/{abcdefghijklmnopq}",
                "/{a}/{b}/{c}/{d}/{e}/{f}",
                "/{a",
                "/x{a",
                "/{a/b",
                "/a}",
                "/{a}}",
                "/{{a}}",
                "/{a}{b}",
                "/{a}-{b}",
                "/x{v=}y",
                "/*{v}",
                "/**x{v=a}",
                "/**a/b",
                "/*a/b",
                "/x{v=a/*}b/c"
            })
    void whatEnvoyRefusesIsRefused(String template) {
        assertThatThrownBy(() -> UriTemplate.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + template + "' is no path template: ");
    }

    @ParameterizedTest(name = "template {0}")
    @ValueSource(strings = {"/a*b", "/***", "/{v}*", "/{v=a*}"})
    void asteriskInTextIsRefusedThoughEnvoyTakesItForARepetition(String template) {
        assertThatThrownBy(() -> UriTemplate.parse(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void templateHas256CharactersAtMost() {
        assertThat(UriTemplate.parse("/" + "a".repeat(255)).matches("/" + "a".repeat(255)))
                .isTrue();
        assertThatThrownBy(() -> UriTemplate.parse("/" + "a".repeat(256))).hasMessageContaining("256");
    }

    @Test
    void templatesOfEqualTextAreEqual() {
        assertThat(UriTemplate.parse("/a/{b}"))
                .isEqualTo(UriTemplate.parse("/a/{b}"))
                .hasSameHashCodeAs(UriTemplate.parse("/a/{b}"))
                .isNotEqualTo(UriTemplate.parse("/a/{c}"));
    }

    @Test
    void longPathIsLookedAtOnce() {
        UriTemplate template = UriTemplate.parse("/*/*/**/a/b/c");
        String path = "/x/y/" + "a/b/".repeat(100_000) + "a/b/c";

        assertThat(template.matches(path)).isTrue();
        assertThat(template.matches(path + "d")).isFalse();
    }
}
