package org.embeddedmesh.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest
@ActiveProfiles("v2")
class HelloWorldServiceV2Tests {

    @Autowired
    MockMvcTester service;

    @Autowired
    Environment environment;

    @Test
    void greetsAsVersion2() {
        assertThat(service.get().uri("/helloWorld/sayHello"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("Hello, World from service helloWorld v2 !");
    }

    @Test
    void listensOnAPortOfItsOwnUnderThePortOfTheService() {
        assertThat(environment.getProperty("server.port")).isEqualTo("9096");
        assertThat(environment.getProperty("mesh.service.port")).isEqualTo("9095");
        assertThat(environment.getProperty("spring.application.name")).isEqualTo("helloworldservice");
    }
}
