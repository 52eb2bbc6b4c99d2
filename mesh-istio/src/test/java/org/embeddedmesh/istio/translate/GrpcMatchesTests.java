package org.embeddedmesh.istio.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GrpcMatchesTests {

    private static HeaderMatcher exact(String name, String value) {
        return header(name, StringMatcher.newBuilder().setExact(value).build());
    }

    private static HeaderMatcher header(String name, StringMatcher test) {
        return HeaderMatcher.newBuilder().setName(name).setStringMatch(test).build();
    }

    private static HeaderMatcher without(HeaderMatcher header) {
        return header.toBuilder()
                .setInvertMatch(true)
                .setTreatMissingHeaderAsEmpty(true)
                .build();
    }

    private static RouteMatch match(HeaderMatcher... headers) {
        return RouteMatch.newBuilder()
                .setPrefix("/a")
                .addAllHeaders(List.of(headers))
                .build();
    }

    @Test
    void headersStayAsTheyAre() {
        RouteMatch match = match(exact("tenant", "a"), exact("stage", "b"));
        assertThat(GrpcMatches.of(match)).containsExactly(match);
    }

    @Test
    void methodAndSchemeAreDecidedAtOnce() {
        assertThat(GrpcMatches.of(match(exact(":method", "POST"), exact(":scheme", "http"))))
                .containsExactly(match());
        assertThat(GrpcMatches.of(match(exact(":method", "GET")))).isEmpty();
        assertThat(GrpcMatches.of(match(without(exact(":method", "POST"))))).isEmpty();
    }

    @Test
    void excludedValueIsAbsentWhereTheHeaderIsMissing() {
        assertThat(GrpcMatches.of(match(without(exact("stage", "internal")))))
                .hasSize(2)
                .extracting(it -> it.getHeaders(0).hasPresentMatch())
                .containsExactly(false, true);
    }

    @Test
    void excludedValueThatIsEmptyIsPresentWhereTheHeaderIsMissing() {
        StringMatcher anything = StringMatcher.newBuilder()
                .setSafeRegex(RegexMatcher.newBuilder().setRegex(".*"))
                .build();
        assertThat(GrpcMatches.of(match(without(header("stage", anything))))).hasSize(1);
    }

    @Test
    void routesMultiplyUpToABound() {
        HeaderMatcher[] headers = new HeaderMatcher[20];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = without(exact("h" + i, "x"));
        }
        assertThat(GrpcMatches.of(match(headers))).hasSize(1 << GrpcMatches.MOST_SPLITS);
    }
}
