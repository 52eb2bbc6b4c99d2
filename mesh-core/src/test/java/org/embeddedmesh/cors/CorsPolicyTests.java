package org.embeddedmesh.cors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.match.StringMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsPolicyTests {

    private static final String SHOP = "https://shop.example";

    private static final CorsPolicy POLICY = new CorsPolicy(
            FractionalPercent.ALL,
            List.of(
                    new StringMatcher.Exact(SHOP, false),
                    new StringMatcher.Prefix("https://a.", false),
                    new StringMatcher.Regex(Pattern.compile("https://[bc]\\.example"))),
            "GET,PUT",
            "x-custom,content-type",
            "x-total",
            "90",
            true,
            true);

    @Test
    void preflightIsAnsweredWhateverItAsksFor() {
        assertThat(POLICY.preflight(preflight(SHOP, "DELETE").with("access-control-request-headers", "x-other")))
                .hasValue(Map.of(
                        "access-control-allow-origin", SHOP,
                        "access-control-allow-credentials", "true",
                        "access-control-allow-methods", "GET,PUT",
                        "access-control-allow-headers", "x-custom,content-type",
                        "access-control-max-age", "90",
                        "access-control-expose-headers", "x-total"));
    }

    @Test
    void answerSaysWhoMayReadIt() {
        assertThat(POLICY.response(TestRequest.get("/").with("origin", SHOP)))
                .isEqualTo(Map.of(
                        "access-control-allow-origin", SHOP,
                        "access-control-allow-credentials", "true",
                        "access-control-expose-headers", "x-total"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, true",
        "https://SHOP.example, false",
        "https://a.b.example, true",
        "https://b.example, true",
        "https://b.example.evil, false",
        "https://evil.example, false",
        "'', false",
    })
    void originIsMatchedAsItIsWritten(String origin, boolean allowed) {
        TestRequest request = TestRequest.get("/").with("origin", origin);

        assertThat(POLICY.response(request).isEmpty()).isNotEqualTo(allowed);
    }

    @Test
    void starAllowsEveryOriginAndEchoesWhatIsAskedFor() {
        CorsPolicy any = new CorsPolicy(
                FractionalPercent.ALL, List.of(new StringMatcher.Exact("*", false)), "*", "*", "", "", false, true);

        assertThat(any.preflight(preflight(SHOP, "PATCH").with("access-control-request-headers", "x-a,x-b")))
                .hasValue(Map.of(
                        "access-control-allow-origin", SHOP,
                        "access-control-allow-methods", "PATCH",
                        "access-control-allow-headers", "x-a,x-b"));
    }

    @Test
    void preflightOfAnotherOriginIsTheUpstreamsMatterUnlessItIsIgnored() {
        CorsPolicy ignoring =
                new CorsPolicy(FractionalPercent.ALL, POLICY.allowOrigins(), "GET", "", "x-total", "", false, false);

        assertThat(POLICY.preflight(preflight("https://evil.example", "GET"))).isEmpty();
        assertThat(ignoring.preflight(preflight("https://evil.example", "GET")))
                .hasValue(Map.of("access-control-allow-methods", "GET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin", "access-control-request-method", "method"})
    void requestThatLacksAnyMarkIsNoPreflight(String missing) {
        TestRequest request = TestRequest.get("/").method(missing.equals("method") ? "GET" : "OPTIONS");
        if (!missing.equals("origin")) {
            request.with("origin", SHOP);
        }
        if (!missing.equals("access-control-request-method")) {
            request.with("access-control-request-method", "GET");
        }

        assertThat(POLICY.preflight(request)).isEmpty();
    }

    private static TestRequest preflight(String origin, String method) {
        return TestRequest.get("/")
                .method("OPTIONS")
                .with("origin", origin)
                .with("access-control-request-method", method);
    }
}
