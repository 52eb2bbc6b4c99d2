package org.embeddedmesh.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.server.InboundTraffic;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

class ManagementPortTests {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @RestController
    static class Application {

        private final InboundTraffic traffic;

        Application(InboundTraffic traffic) {
            this.traffic = traffic;
        }

        @GetMapping("/in-flight")
        long inFlight() {
            return traffic.inFlight();
        }
    }

    @Test
    void onlyTheApplicationsOwnPortIsTheMeshs() {
        try (ConfigurableApplicationContext context = application()) {
            new TestMesh(context.getBean(SnapshotHolder.class)).publish(9999);
            assertThat(get(context, "local.server.port", "/in-flight")).isEqualTo("1");
            String report = get(context, "local.management.port", "/actuator/mesh");
            assertThat(report)
                    .contains("\"inFlight\":0", TestMesh.HOST, "\"state\"")
                    .contains("\"routeConfigurations\":[{\"name\":\"outbound|9080||" + TestMesh.HOST);
            assertThat(get(context, "local.management.port", "/actuator/mesh/explain?url=http://reviews:9080/x"))
                    .contains("\"verdict\":\"FORWARDED\"", "100 % 127.0.0.1:9999", TestMesh.CLUSTER);
            assertThat(get(context, "local.management.port", "/actuator/health"))
                    .contains("\"mesh\":{\"status\":\"UP\"");
        }
    }

    @Test
    void questionThatCannotBeExplainedIsAnsweredWithWhatIsWrong() {
        try (ConfigurableApplicationContext context = application()) {
            String port = "local.management.port";
            assertThat(get(context, port, "/actuator/mesh/explain?url=reviews"))
                    .startsWith("{\"status\":400,\"message\":\"'reviews' is not an absolute URL");
            assertThat(get(context, port, "/actuator/mesh/explain"))
                    .startsWith("{\"status\":400,\"message\":\"'' is not an absolute URL")
                    .contains("?url=<absolute URL>&method=<GET>&header=<name:value>");
            assertThat(get(context, port, "/actuator/mesh/explain?url=http://reviews:9080/&header=end-user=jason"))
                    .startsWith("{\"status\":400,\"message\":\"'end-user=jason' is not a header");
        }
    }

    private static String get(ConfigurableApplicationContext context, String port, String path) {
        return RestClient.create()
                .get()
                .uri("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty(port) + path)
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {})
                .body(String.class);
    }

    private static ConfigurableApplicationContext application() {
        return new SpringApplicationBuilder(Application.class)
                .properties(Map.of(
                        "mesh.control-plane.address", "127.0.0.1:" + LoopbackServer.closedPort(),
                        "spring.main.banner-mode", "off",
                        "server.address", "127.0.0.1",
                        "server.port", "0",
                        "management.server.address", "127.0.0.1",
                        "management.server.port", "0",
                        "management.endpoint.health.show-details", "always",
                        "management.endpoints.web.exposure.include", "health,mesh"))
                .run();
    }
}
