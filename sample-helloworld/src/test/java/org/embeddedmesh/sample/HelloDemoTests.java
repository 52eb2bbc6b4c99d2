package org.embeddedmesh.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.header;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.headerDoesNotExist;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withException;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.client.AutoConfigureMockRestServiceServer;
import org.springframework.boot.test.autoconfigure.web.client.AutoConfigureWebClient;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest
@AutoConfigureWebClient
@AutoConfigureMockRestServiceServer
@ActiveProfiles("hellodemo")
class HelloDemoTests {

    private static final String SAY_HELLO = "http://helloworldservice:9095/helloWorld/sayHello";

    @Autowired
    MockMvcTester demo;

    @Autowired
    MockRestServiceServer service;

    @Test
    void handsOnTheAnswerOfTheService() {
        service.expect(requestTo(SAY_HELLO))
                .andExpect(headerDoesNotExist("end-user"))
                .andRespond(withSuccess("Hello !", MediaType.TEXT_PLAIN));
        assertThat(demo.get().uri("/hello")).hasStatusOk().bodyText().isEqualTo("Hello !");
    }

    @Test
    void handsOnTheEndUser() {
        service.expect(requestTo(SAY_HELLO))
                .andExpect(header("end-user", "jason"))
                .andRespond(withSuccess("Hello, jason !", MediaType.TEXT_PLAIN));
        assertThat(demo.get().uri("/hello").header("end-user", "jason"))
                .bodyText()
                .isEqualTo("Hello, jason !");
    }

    @Test
    void handsOnTheCookie() {
        service.expect(requestTo(SAY_HELLO))
                .andExpect(header("cookie", "theme=dark; group=beta"))
                .andRespond(withSuccess("Hello, beta !", MediaType.TEXT_PLAIN));
        assertThat(demo.get().uri("/hello").header("cookie", "theme=dark; group=beta"))
                .bodyText()
                .isEqualTo("Hello, beta !");
    }

    @Test
    void callsThePathItIsAskedFor() {
        service.expect(requestTo("http://helloworldservice:9095/greeting")).andRespond(withSuccess());
        assertThat(demo.get().uri("/hello?path=/greeting")).hasStatusOk();
    }

    @Test
    void handsOnAFailureOfTheService() {
        service.expect(requestTo(SAY_HELLO))
                .andRespond(withStatus(HttpStatus.GATEWAY_TIMEOUT).body("upstream request timeout"));
        assertThat(demo.get().uri("/hello")).hasStatus(504).bodyText().isEqualTo("upstream request timeout");
    }

    @Test
    void anUnreachableServiceIsABadGateway() {
        service.expect(requestTo(SAY_HELLO)).andRespond(withException(new IOException("connection refused")));
        assertThat(demo.get().uri("/hello")).hasStatus(502).bodyText().contains("connection refused");
    }
}
