package org.embeddedmesh.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.http.TestRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFormatTests {

    private final TestRequest request =
            TestRequest.get("/a?x").with("x-user", "jason").with("x-many", "1").with("x-many", "2");

    @ParameterizedTest
    @CsvSource({
        "%REQ(x-user)%, jason",
        "%REQ(X-User)%, jason",
        "a %REQ(x-user)% b 100%%, a jason b 100%",
        "%REQ(x-many)%, '1,2'",
        "%REQ(x-user):3%, jas",
        "%REQ(x-user):30%, jason",
        "%REQ(x-none)%, ''",
        "%REQ(x-none?x-user)%, jason",
        "%REQ(x-user?x-many)%, jason",
        "%REQ(:method)% %REQ(:path)% %REQ(:authority)%, GET /a?x helloworld:9095",
        "%RESP(x-version)%, v2",
        "%PROTOCOL%, HTTP/1.1",
        "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%, 10.0.0.1",
    })
    void commandIsAValueOfTheCall(String text, String value) {
        TestHeaders response = new TestHeaders();
        response.add("x-version", "v2");

        assertThat(HeaderFormat.parse(text).value(FormatContext.ofResponse(request, response, "10.0.0.1")))
                .isEqualTo(value);
    }

    @Test
    void textWithoutCommandsIsConstant() {
        assertThat(HeaderFormat.parse("100%% sure").constant()).contains("100% sure");
        assertThat(HeaderFormat.parse("%REQ(a)%").constant()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%UNKNOWN%", "%REQ%", "%REQ(a):x%", "%METADATA(a)%", "lone %"})
    void whatIsNotKnownIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HeaderFormat.parse(text));
    }
}
