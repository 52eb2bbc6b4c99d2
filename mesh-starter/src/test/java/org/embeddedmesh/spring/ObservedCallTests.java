package org.embeddedmesh.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

class ObservedCallTests {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Test
    void retriedCallIsOneObservationAndOneTrace() {
        try (LoopbackServer failing = LoopbackServer.answering(503, "not now");
                LoopbackServer reviews = LoopbackServer.answering(200, "hello");
                ConfigurableApplicationContext context = application()) {
            new TestMesh(context.getBean(SnapshotHolder.class))
                    .retryOn(RetryOn._5XX)
                    .publish(failing.port(), reviews.port());
            RestClient client = context.getBean(RestClient.Builder.class).build();
            for (int i = 0; i < 2; i++) {
                assertThat(client.get().uri("http://reviews:9080/").retrieve().body(String.class))
                        .isEqualTo("hello");
            }
            assertThat(context.getBean(MeterRegistry.class)
                            .get("http.client.requests")
                            .tag("client.name", "reviews")
                            .timer()
                            .count())
                    .isEqualTo(2);
            String traceparent = failing.last().header("traceparent");
            assertThat(traceparent).startsWith("00-");
            assertThat(reviews.received())
                    .extracting(it -> it.header("traceparent"))
                    .contains(traceparent);
        }
    }

    private static ConfigurableApplicationContext application() {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "mesh.control-plane.address=127.0.0.1:" + LoopbackServer.closedPort(),
                        "management.tracing.sampling.probability=1.0",
                        "spring.main.banner-mode=off")
                .run();
    }
}
