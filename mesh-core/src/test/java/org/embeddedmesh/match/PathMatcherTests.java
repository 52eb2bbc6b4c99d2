package org.embeddedmesh.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathMatcherTests {

    @ParameterizedTest
    @CsvSource({
        "exact, /a, false, /a, true",
        "exact, /a, false, /A, false",
        "exact, /a, true, /A, true",
        "exact, /a, false, /a/, false",
        "prefix, /a, false, /ab, true",
        "prefix, /a, false, /, false",
        "prefix, /a, true, /AB, true",
        "separated, /a, false, /a, true",
        "separated, /a, false, /a/b, true",
        "separated, /a, false, /ab, false",
        "separated, /a, true, /A/b, true",
        "regex, /v[0-9]+, false, /v12, true",
        "regex, /v[0-9]+, false, /v12/a, false"
    })
    void matches(String kind, String text, boolean ignoreCase, String path, boolean expected) {
        PathMatcher matcher = switch (kind) {
            case "exact" -> new PathMatcher.Exact(text, ignoreCase);
            case "prefix" -> new PathMatcher.Prefix(text, ignoreCase);
            case "separated" -> new PathMatcher.PathSeparatedPrefix(text, ignoreCase);
            default -> new PathMatcher.Regex(Pattern.compile(text));
        };

        assertThat(matcher.matches(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/", "/a?b", "/a#b"})
    void pathSeparatedPrefixWithSlashAtItsEndOrQueryIsRefused(String path) {
        assertThatThrownBy(() -> new PathMatcher.PathSeparatedPrefix(path, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path);
    }
}
