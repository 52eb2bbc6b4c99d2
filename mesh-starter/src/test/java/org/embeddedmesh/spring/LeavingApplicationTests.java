package org.embeddedmesh.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.embeddedmesh.spring.client.MeshClients;
import org.embeddedmesh.spring.server.InboundTraffic;
import org.embeddedmesh.spring.server.WorkloadRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Two real applications of one service; one leaves while both are called. */
class LeavingApplicationTests {

    private static final int CALLERS = 4;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @RestController
    static class Application {

        private static final ThreadLocal<FakeRegistry> REGISTRY = new ThreadLocal<>();

        @Bean
        WorkloadRegistry fakeRegistry() {
            return REGISTRY.get();
        }

        @GetMapping("/hello")
        String hello() {
            return "hello";
        }
    }

    @Test
    void noCallFailsWhenAnApplicationLeavesUnderLoad() throws Exception {
        FakeRegistry staying = new FakeRegistry();
        FakeRegistry leaving = new FakeRegistry();
        TestMesh mesh = new TestMesh();
        try (ConfigurableApplicationContext one = application(staying);
                ConfigurableApplicationContext other = application(leaving);
                MeshClients clients = new MeshClients(mesh)) {
            mesh.publish(port(one), port(other));
            Load load = new Load(clients.restClient());
            await().until(() -> load.answered() > 500);
            assertThat(other.getBean(InboundTraffic.class).isDraining()).isFalse();

            leaving.acknowledge();
            Thread closing = new Thread(other::close);
            closing.start();
            await().until(() -> leaving.events().contains("withdraw"));
            mesh.publish(port(one));
            leaving.acknowledgeWithdrawal();
            closing.join();
            int whenGone = load.answered();
            await().until(() -> load.answered() > whenGone + 500);

            assertThat(load.stop()).isEmpty();
            assertThat(leaving.events()).containsExactly("register reviews", "healthy false", "withdraw");
            staying.acknowledgeWithdrawal();
        }
    }

    private static ConfigurableApplicationContext application(FakeRegistry registry) {
        Application.REGISTRY.set(registry);
        return new SpringApplicationBuilder(Application.class)
                .properties(Map.of(
                        "mesh.control-plane.address", "127.0.0.1:" + LoopbackServer.closedPort(),
                        "mesh.shutdown.drain-delay", "200ms",
                        "spring.application.name", "reviews",
                        "spring.main.banner-mode", "off",
                        "server.address", "127.0.0.1",
                        "server.port", "0",
                        "management.server.address", "127.0.0.1",
                        "management.server.port", "0"))
                .run();
    }

    private static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static final class Load {

        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicReference<String> failure = new AtomicReference<>("");
        private final List<Thread> callers = new ArrayList<>();
        private volatile boolean stopped;

        Load(RestClient client) {
            for (int i = 0; i < CALLERS; i++) {
                Thread caller = new Thread(() -> call(client));
                callers.add(caller);
                caller.start();
            }
        }

        int answered() {
            return answered.get();
        }

        /** The first failure, or nothing. */
        String stop() throws InterruptedException {
            stopped = true;
            for (Thread caller : callers) {
                caller.join();
            }
            return failure.get();
        }

        private void call(RestClient client) {
            while (!stopped) {
                try {
                    ResponseEntity<String> response = client.get()
                            .uri("http://reviews:9080/hello")
                            .retrieve()
                            .toEntity(String.class);
                    note(response.getStatusCode().value() == 200 ? "" : response.toString());
                } catch (RuntimeException e) {
                    note(e.toString());
                }
            }
        }

        private void note(String failed) {
            if (failed.isEmpty()) {
                answered.incrementAndGet();
            } else {
                failure.compareAndSet("", failed);
            }
        }
    }
}
