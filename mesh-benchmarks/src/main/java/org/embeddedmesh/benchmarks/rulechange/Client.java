package org.embeddedmesh.benchmarks.rulechange;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.embeddedmesh.benchmarks.peers.CallerApplication;
import org.embeddedmesh.benchmarks.peers.ConfigServer;
import org.embeddedmesh.benchmarks.peers.HelloWorldService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

/** A member of the mesh with a connection of its own to the config server. */
final class Client {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /** Clients that call back to back would take the processors from the server that they wait for. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final ConfigurableApplicationContext application;
    private final RestClient client;

    private Client(ConfigurableApplicationContext application) {
        this.application = application;
        this.client = application
                .getBean(RestClient.Builder.class)
                .baseUrl(HelloWorldService.IN_THE_MESH.toString())
                .build();
    }

    static Client start(ConfigServer mesh, String name) {
        return new Client(CallerApplication.start(mesh, name));
    }

    /** Calls, a millisecond after each answer, until it is answered so, and says how many nanoseconds that was after a moment of {@link System#nanoTime()}. */
    long nanosUntil(String expected, long since) {
        String answer = hello();
        while (!answer.equals(expected)) {
            if (System.nanoTime() - since > PATIENCE) {
                throw new IllegalStateException("still answered '" + answer + "' and not '" + expected + "'");
            }
            LockSupport.parkNanos(PAUSE);
            answer = hello();
        }
        return System.nanoTime() - since;
    }

    /** The body, or the status of a failure. */
    private String hello() {
        return client.get()
                .uri("/helloWorld/sayHello")
                .exchangeForRequiredValue(
                        (request, response) -> response.getStatusCode().is2xxSuccessful()
                                ? Objects.requireNonNullElse(response.bodyTo(String.class), "")
                                : response.getStatusCode().toString());
    }

    void close() {
        application.close();
    }
}
