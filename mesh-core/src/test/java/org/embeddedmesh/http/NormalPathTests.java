package org.embeddedmesh.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalPathTests {

    @ParameterizedTest
    @CsvSource({
        "/a/../b, /b",
        "/../../b, /b",
        "/a/./b, /a/b",
        "/a/b/.., /a/",
        "/a/., /a/",
        "/a//../b, /a/b",
        "/%61%64min, /admin",
        "/x/%2e%2e/admin, /admin",
        "/a\\b, /a/b",
        "/a\\..\\b, /b",
        "/a#part, /a",
        "/a?x=1#part, /a?x=1",
        "/a/../b?y=/../c, /b?y=/../c"
    })
    void pathThatIsNotNormalIsMadeSo(String path, String expected) {
        assertThat(NormalPath.is(path)).isFalse();
        assertThat(NormalPath.of(path)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//admin", "/a//b", "/a.b", "/a..", "/a?y=/../b&z=%2e", "/a;v=1", "*"})
    void normalPathNeedsNoWork(String path) {
        assertThat(NormalPath.is(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2Fb", "/a%5Cb", "/x/..%2fadmin", "/%", "/%zz", "/%2561", "/.hidden", "/..a"})
    void whatMustStayEscapedStays(String path) {
        assertThat(NormalPath.of(path)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/a%00b?x"})
    void zeroIsNoPath(String path) {
        assertThat(NormalPath.is(path)).isFalse();
        assertThat(NormalPath.of(path)).isEmpty();
    }
}
