package org.embeddedmesh.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedRequestTests {

    @ParameterizedTest
    @CsvSource({
        "http://a:9095/x?y=1, a:9095, 9095, /x?y=1",
        "http://a, a, 80, /",
        "https://a/, a, 443, /",
        "http://a?q, a, 80, /?q",
        "http://[::1]:8080/x, [::1]:8080, 8080, /x",
        "http://[::1]/x, [::1], 80, /x",
        "http://user@a:81/x@y:z, a:81, 81, /x@y:z",
        "HTTP://A/%2e, A, 80, /%2e"
    })
    void urlIsTakenAsWritten(String url, String authority, int port, String path) {
        PlannedRequest request = PlannedRequest.of("get", url, Map.of());

        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.authority()).isEqualTo(authority);
        assertThat(request.port()).isEqualTo(port);
        assertThat(request.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/x",
                "a:80/x",
                "ftp://a",
                "http://",
                "http://:80/",
                "http://a:x/",
                "http://a:0/",
                "http://a:65536"
            })
    void whatIsNoUrlIsRefused(String url) {
        assertThatThrownBy(() -> PlannedRequest.of("GET", url, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + url + "'");
    }

    @Test
    void headerNamesAreComparedInAnyCase() {
        PlannedRequest request = PlannedRequest.of("GET", "http://a/", Map.of("End-User", List.of("jason")));

        assertThat(request.headers().values("end-user")).containsExactly("jason");
        assertThat(request.headers().values("other")).isEmpty();
    }

    @Test
    void hostHeaderIsTheAuthorityAndLeavesThePort() {
        PlannedRequest request = PlannedRequest.of("GET", "http://a:9095/", Map.of("host", List.of("b")));

        assertThat(request.authority()).isEqualTo("b");
        assertThat(request.port()).isEqualTo(9095);
        assertThat(request.headers().values("host")).isEmpty();
    }
}
