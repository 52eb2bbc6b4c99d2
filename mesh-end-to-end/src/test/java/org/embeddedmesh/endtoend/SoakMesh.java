package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Three services and their caller: {@code helloworldservice} with default retries, {@code goodbyeservice} whose resets are
 * retried, {@code relayed} behind a relay. The caller and one of the instances reach the config server by a relay, too.
 */
final class SoakMesh implements AutoCloseable {

    private static final String GOODBYE_SERVICE = "goodbyeservice";
    private static final String RELAYED = "relayed.default.svc.cluster.local";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    final ConfigServer server;
    final Relay adsRelay;
    final Service hello;
    final Service goodbye;
    final Outsider behindRelay = Outsider.start();
    final Relay serviceRelay = Relay.to(behindRelay.port());
    final LoadCaller caller;

    /** The instances of a service. */
    record Service(String name, List<Instance> instances) {}

    SoakMesh(Path directory) {
        server = ConfigServer.start(
                Ports.free(), Ports.free(), "--mesh.server.store.file=" + directory.resolve("rules"));
        adsRelay = Relay.to(server.xdsPort());
        String relayed = "--mesh.control-plane.address=127.0.0.1:" + adsRelay.port();
        hello = new Service(
                Mesh.SERVICE,
                List.of(
                        Instance.start("hello-1", Mesh.SERVICE, "v1", relayed),
                        Instance.start("hello-2", Mesh.SERVICE, "v2", server.joinOption()),
                        Instance.start("hello-3", Mesh.SERVICE, "v2", server.joinOption())));
        goodbye = new Service(
                GOODBYE_SERVICE,
                List.of(
                        Instance.start("goodbye-1", GOODBYE_SERVICE, "v1", server.joinOption()),
                        Instance.start("goodbye-2", GOODBYE_SERVICE, "v1", server.joinOption())));
        caller = LoadCaller.start(relayed);
    }

    void awaitHealthy() {
        server.process().awaitHealthy();
        server.create("virtualservices", Rules.retryingResets(GOODBYE_SERVICE));
        server.create("serviceentries", Rules.serviceEntry(RELAYED, serviceRelay.port()));
        instances().forEach(Instance::awaitHealthy);
        caller.awaitHealthy();
        awaitWhole();
    }

    void startLoad() {
        caller.callOnceWarm(
                instances().map(Instance::greeting).toList(),
                "http://helloworldservice:9095/helloWorld/sayHello",
                "http://helloworldservice:9095/helloWorld/slow?millis=40",
                "http://goodbyeservice:9095/helloWorld/sayHello",
                "http://goodbyeservice:9095/helloWorld/slow?millis=40",
                "http://relayed/");
    }

    Stream<Instance> instances() {
        return Stream.of(hello, goodbye).flatMap(it -> it.instances().stream());
    }

    /** Waits until the caller knows all instances, and the config server is connected with them. */
    void awaitWhole() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(server.connectedPorts()).contains(ports(instances()));
            assertThat(caller.ports(hello.name())).contains(ports(hello.instances().stream()));
            assertThat(caller.ports(goodbye.name())).contains(ports(goodbye.instances().stream()));
        });
    }

    private static Integer[] ports(Stream<Instance> instances) {
        return instances.map(Instance::port).toArray(Integer[]::new);
    }

    /** Every process by its name, with what it holds now. */
    Map<String, Vitals> vitals() {
        Map<String, Vitals> vitals = new LinkedHashMap<>();
        vitals.put("caller", Vitals.of(caller.process()));
        vitals.put("config server", Vitals.of(server.process()));
        instances().forEach(it -> vitals.put(it.name(), Vitals.of(it.process())));
        return vitals;
    }

    @Override
    public void close() {
        caller.close();
        instances().forEach(Instance::close);
        server.close();
        serviceRelay.close();
        adsRelay.close();
        behindRelay.close();
    }
}
