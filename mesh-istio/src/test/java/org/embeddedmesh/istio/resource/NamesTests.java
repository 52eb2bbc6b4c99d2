package org.embeddedmesh.istio.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NamesTests {

    @Test
    void hostsAreShortOrFullNames() {
        assertThat(Stream.of("a", "A-1", "a.b.svc.cluster.local", "a.b.", "1.a"))
                .allMatch(Names::isHost);
        assertThat(Stream.of("", ".", "a..b", "-a", "a-", "a_b", "a b", "*", "*.a", "1", "1.2.3.4", "a:80"))
                .noneMatch(Names::isHost);
    }

    @Test
    void hostsHaveBoundsForLabelsAndInAll() {
        assertThat(Names.isHost("a".repeat(63))).isTrue();
        assertThat(Names.isHost("a".repeat(64))).isFalse();
        assertThat(Names.isHost("a.".repeat(127) + "a")).isTrue();
        assertThat(Names.isHost("a.".repeat(127) + "ab")).isFalse();
    }

    @Test
    void aWildcardIsTheBeginningOfTheFirstLabelOnly() {
        assertThat(Stream.of("*", "*.a.com", "*a.com", "*-a.com", "a.com")).allMatch(Names::isWildcardHost);
        assertThat(Stream.of("", "a.*.com", "a*.com", "**.a.com", "*.", "*.1", "*-.com", "*.*"))
                .noneMatch(Names::isWildcardHost);
    }

    @Test
    void namesOfObjectsAreLowerCase() {
        assertThat(Stream.of("a", "a-1", "1")).allMatch(Names::isLabel);
        assertThat(Stream.of("", "A", "a.b", "a_b", "-a", "a".repeat(64))).noneMatch(Names::isLabel);
        assertThat(Names.isSubdomain("a.b-c.d")).isTrue();
        assertThat(Stream.of("", "a..b", "a.", "a/b", "a.".repeat(126) + "ab")).noneMatch(Names::isSubdomain);
    }

    @Test
    void namesOfHeadersAreTokens() {
        assertThat(Stream.of("x", "X-Request-Id", "!#$%&'*+.^_`|~")).allMatch(Names::isHeader);
        assertThat(Stream.of("", "a b", "a:b", ":a", "\u00e4")).noneMatch(Names::isHeader);
    }
}
