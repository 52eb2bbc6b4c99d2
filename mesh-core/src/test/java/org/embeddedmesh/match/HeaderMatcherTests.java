package org.embeddedmesh.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Arrays;
import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.http.TestRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderMatcherTests {

    @ParameterizedTest(name = "[{index}] values {1}, invert {2}, missing is empty {3} -> {4}")
    @CsvSource(nullValues = "-", textBlock = """
            exact:a,      a,     false, false, true
            exact:a,      b,     false, false, false
            exact:a,      b|a,   false, false, true
            exact:a,      b|a,   true,  false, false
            exact:a,      b|c,   true,  false, true
            exact:a,      -,     false, false, false
            exact:a,      -,     true,  false, false
            exact:a,      -,     true,  true,  true
            exact:,       -,     false, true,  true
            regex:[0-9]*, -,     true,  true,  false
            regex:[0-9]*, 12,    false, false, true
            regex:[0-9],  12,    false, false, false
            -,            a,     false, false, true
            -,            a,     true,  false, false
            -,            -,     false, false, false
            -,            -,     true,  false, true
            -,            -,     false, true,  true
            -,            -,     true,  true,  false
            """)
    void matchesAsEnvoyDoes(String matcher, String values, boolean invert, boolean missingIsEmpty, boolean expected) {
        TestHeaders headers = new TestHeaders();
        if (values != null) {
            Arrays.stream(values.split("\\|")).forEach(it -> headers.add("x-test", it));
        }

        assertThat(new HeaderMatcher("x-test", matcher(matcher), invert, missingIsEmpty).matches(headers))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        ":method, POST, true",
        ":method, GET, false",
        ":authority, helloworld:9095, true",
        "host, helloworld:9095, true",
        ":scheme, http, true",
        ":scheme, https, false",
        ":path, /a?b=c, true"
    })
    void firstLineOfRequestCountsAsHeaders(String name, String value, boolean expected) {
        HeaderMatcher matcher = new HeaderMatcher(name, new StringMatcher.Exact(value, false), false, false);

        assertThat(matcher.matches(TestRequest.get("/a?b=c").method("POST"))).isEqualTo(expected);
    }

    @Test
    void nameIsFoundInAnyCase() {
        HeaderMatcher matcher = new HeaderMatcher("end-user", new StringMatcher.Exact("jason", false), false, false);

        assertThat(matcher.matches(TestRequest.get("/").with("End-User", "jason")))
                .isTrue();
    }

    private static StringMatcher matcher(String text) {
        if (text == null) {
            return null;
        }
        String value = text.substring(text.indexOf(':') + 1);
        return text.startsWith("regex")
                ? new StringMatcher.Regex(Pattern.compile(value))
                : new StringMatcher.Exact(value, false);
    }

    @ParameterizedTest
    @CsvSource({"https, https", "HTTPS, https", "http, http", "ftp, http", ", http"})
    void schemeIsWhatTheCallerForwardsWhereThatIsOne(String forwarded, String expected) {
        TestRequest request = TestRequest.get("/");
        if (forwarded != null) {
            request.with("x-forwarded-proto", forwarded);
        }

        assertThat(new HeaderMatcher(":scheme", new StringMatcher.Exact(expected, false), false, false)
                        .matches(request))
                .isTrue();
    }
}
