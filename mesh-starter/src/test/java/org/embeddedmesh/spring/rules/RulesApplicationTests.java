package org.embeddedmesh.spring.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.embeddedmesh.spring.LoopbackServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** The example of the guide: an application with its rules and no config server, under test. */
@SpringBootTest(properties = "mesh.rules=classpath:mesh/*.yaml", webEnvironment = WebEnvironment.NONE)
class RulesApplicationTests {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    private static final LoopbackServer V1 = LoopbackServer.answering(200, "v1");
    private static final LoopbackServer V2 = LoopbackServer.answering(200, "v2");

    @Autowired
    private RestClient.Builder clients;

    @Autowired
    private LocalRules rules;

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry registry) {
        registry.add("reviews.v1.port", V1::port);
        registry.add("reviews.v2.port", V2::port);
    }

    @AfterEach
    void rulesOfTheFilesOnly() {
        rules.useFiles();
    }

    @AfterAll
    static void close() {
        V1.close();
        V2.close();
    }

    @Test
    void callsFollowTheRulesOfTheFiles() {
        assertThat(reviews("mary")).isEqualTo("v1");
        assertThat(reviews("jason")).isEqualTo("v2");
    }

    @Test
    void ruleOfOneTestTakesThePlaceOfTheFiles() {
        rules.use("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: reviews}
                spec:
                  hosts: [reviews]
                  http: [{directResponse: {status: 418}}]
                """);

        assertThatThrownBy(() -> reviews("jason"))
                .isInstanceOf(HttpClientErrorException.class)
                .hasMessageContaining("418");
    }

    @Test
    void ruleThatIsRefusedChangesNothing() {
        assertThatThrownBy(() -> rules.use("apiVersion: networking.istio.io/v1\nkind: VirtualService\n"
                        + "metadata: {name: reviews}\nspec: {hosts: [reviews], http: [{}]}\n"))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("VirtualService.networking.istio.io \"reviews\" is invalid: spec.http[0]");

        assertThat(reviews("jason")).isEqualTo("v2");
    }

    private String reviews(String user) {
        return clients.build()
                .get()
                .uri("http://reviews:9080/")
                .header("end-user", user)
                .retrieve()
                .body(String.class);
    }
}
