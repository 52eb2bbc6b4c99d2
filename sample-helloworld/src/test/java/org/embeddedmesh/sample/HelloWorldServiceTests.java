package org.embeddedmesh.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest
class HelloWorldServiceTests {

    @Autowired
    MockMvcTester service;

    @Test
    void withoutAProfileItGreetsAsVersion1() {
        assertThat(service.get().uri("/helloWorld/sayHello"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("Hello, World from service helloWorld !");
    }

    @Test
    void withoutAProfileItIsNotTheCaller() {
        assertThat(service.get().uri("/hello")).hasStatus(404);
    }

    @Test
    void slowGreetsLater() {
        assertThat(service.get().uri("/helloWorld/slow?millis=1")).hasStatusOk();
    }

    @Test
    void flakySucceedsEachThirdTime() {
        assertThat(service.get().uri("/helloWorld/flaky")).hasStatus(503);
        assertThat(service.get().uri("/helloWorld/flaky")).hasStatus(503);
        assertThat(service.get().uri("/helloWorld/flaky"))
                .hasStatusOk()
                .bodyText()
                .endsWith("(call 3)");
    }
}
