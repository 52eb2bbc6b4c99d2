package org.embeddedmesh.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.embeddedmesh.http.PathNormalization.EscapedSlashes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathNormalizationTests {

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
        assertThat(PathNormalization.BASE.isNormal(path)).isFalse();
        assertThat(PathNormalization.BASE.normalize(path)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//admin", "/a//b", "/a.b", "/a..", "/a?y=/../b&z=%2e", "/a;v=1", "*"})
    void normalPathNeedsNoWork(String path) {
        assertThat(PathNormalization.BASE.isNormal(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2Fb", "/a%5Cb", "/x/..%2fadmin", "/%", "/%zz", "/%2561", "/.hidden", "/..a"})
    void whatMustStayEscapedStays(String path) {
        assertThat(PathNormalization.BASE.normalize(path)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/a%00b?x"})
    void zeroIsNoPath(String path) {
        assertThat(PathNormalization.BASE.isNormal(path)).isFalse();
        assertThat(PathNormalization.BASE.normalize(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/a//b, /a/b", "//admin?x=//, /admin?x=//", "/a//../b, /a/b", "/a%2Fb, /a%2Fb", "/a///b/, /a/b/"})
    void slashesAreMerged(String path, String expected) {
        PathNormalization merging = new PathNormalization(true, true, EscapedSlashes.KEEP_UNCHANGED);
        assertThat(merging.isNormal(path)).isFalse();
        assertThat(merging.normalize(path)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/a%2Fb, /a/b",
        "/x/..%2fadmin, /admin",
        "/a%5Cb, /a/b",
        "/a%2F%2fb, /a/b",
        "/x?y=%2F, /x?y=%2F",
        "/a%252Fb, /a%252Fb"
    })
    void escapedSlashesAreUnescapedBeforeAllElse(String path, String expected) {
        assertThat(new PathNormalization(true, true, EscapedSlashes.UNESCAPE_AND_FORWARD).normalize(path))
                .contains(expected);
    }

    @Test
    void escapedSlashesAreRejected() {
        PathNormalization strict = new PathNormalization(true, false, EscapedSlashes.REJECT_REQUEST);
        assertThat(strict.normalize("/a%2Fb")).isEmpty();
        assertThat(strict.normalize("/a%41")).contains("/aA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/%61", "/a\\b", "/a//b", "/%00"})
    void withoutNormalizationPathsStay(String path) {
        assertThat(new PathNormalization(false, false, EscapedSlashes.KEEP_UNCHANGED).normalize(path))
                .contains(path);
    }

    @Test
    void aFragmentIsAlwaysCutOff() {
        assertThat(new PathNormalization(false, false, EscapedSlashes.KEEP_UNCHANGED).normalize("/a?x#part"))
                .contains("/a?x");
    }
}
