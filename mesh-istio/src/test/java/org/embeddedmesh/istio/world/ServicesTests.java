package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServicesTests {

    private static final String HELLO = "hello.default.svc.cluster.local";

    private static String entry(String name, String namespace, String host, String more) {
        return """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: %s, namespace: %s}
                spec: {hosts: [%s], location: MESH_INTERNAL, ports: [{number: 9095, name: http, protocol: HTTP}], %s}
                ---
                """.formatted(name, namespace, host, more);
    }

    private static List<String> endpoints(World world, String host) {
        Service service = Worlds.seenFrom("default", world).service(host).orElseThrow();
        return world.services().endpoints(service, service.ports().get(0)).stream()
                .map(it -> it.address() + ":" + it.port())
                .toList();
    }

    private static World of(String yaml, WorkloadInstance... workloads) {
        return Worlds.of(yaml.substring(0, Math.max(0, yaml.lastIndexOf("---"))), workloads);
    }

    @Test
    void anAnnouncedServiceIsVisibleToAllNamespaces() {
        World world = of("", Worlds.instance("hello", 9095, 19095, Map.of()));
        assertThat(Worlds.seenFrom("other", world).service(HELLO)).isPresent();
        assertThat(endpoints(world, HELLO)).containsExactly("127.0.0.1:19095");
    }

    @Test
    void anUnhealthyInstanceKeepsItsServiceVisibleWithoutEndpoints() {
        WorkloadInstance sick = new WorkloadInstance(
                "hello-1",
                "hello",
                "default",
                "127.0.0.1",
                List.of(new WorkloadInstance.Port("http", 80, 8080, "HTTP")),
                Map.of(),
                "",
                "",
                false);
        assertThat(endpoints(of("", sick), HELLO)).isEmpty();
    }

    @Test
    void instancesOnOneMachineDifferInTargetPort() {
        World world = of(
                "",
                Worlds.instance("hello", 9095, 9096, Map.of("version", "v2")),
                Worlds.instance("hello", 9095, 9095, Map.of("version", "v1")));
        assertThat(endpoints(world, HELLO)).containsExactly("127.0.0.1:9095", "127.0.0.1:9096");
    }

    @Test
    void endpointsOfAServiceEntryWinOverRegisteredWorkloads() {
        World world = of(
                entry("hello", "default", HELLO, "resolution: STATIC, endpoints: [{address: 10.0.0.1}]"),
                Worlds.instance("hello", 9095, 9095, Map.of()));
        assertThat(endpoints(world, HELLO)).containsExactly("10.0.0.1:9095");
    }

    @Test
    void aServiceEntryWithoutEndpointsIsFedByRegisteredWorkloadsOfItsHost() {
        World world = of(
                entry("hello", "default", HELLO, "resolution: STATIC"),
                Worlds.instance("hello", 9095, 19095, Map.of()));
        assertThat(endpoints(world, HELLO)).containsExactly("127.0.0.1:19095");
    }

    @Test
    void aServiceEntrysSelectorTakesRegisteredWorkloadsWhateverTheirService() {
        World world = of(
                entry(
                        "all",
                        "default",
                        "all.default.svc.cluster.local",
                        "resolution: STATIC, workloadSelector: {labels: {app: hello}}"),
                Worlds.instance("one", 9095, 1, Map.of("app", "hello")),
                Worlds.instance("two", 9095, 2, Map.of("app", "hello", "version", "v2")),
                Worlds.instance("three", 9095, 3, Map.of("app", "other")));
        assertThat(endpoints(world, "all.default.svc.cluster.local")).containsExactly("127.0.0.1:1", "127.0.0.1:2");
    }

    @Test
    void aRegisteredPortOfAnotherNameCountsByItsServicePort() {
        World world = of(
                entry("hello", "default", HELLO, "resolution: STATIC").replace("name: http,", "name: web,"),
                Worlds.instance("hello", 9095, 19095, Map.of()));
        assertThat(endpoints(world, HELLO)).containsExactly("127.0.0.1:19095");
    }

    @Test
    void theClientsOwnNamespaceDeclaresBest() {
        String far =
                entry("far", "bookinfo", "twice.example.com", "resolution: STATIC, endpoints: [{address: 10.0.0.1}]");
        String near =
                entry("near", "default", "twice.example.com", "resolution: STATIC, endpoints: [{address: 10.0.0.2}]");
        World world = of(far + near);
        assertThat(endpoints(world, "twice.example.com")).containsExactly("10.0.0.2:9095");
        assertThat(Worlds.seenFrom("third", world)
                        .service("twice.example.com")
                        .orElseThrow()
                        .namespace())
                .isEqualTo("bookinfo");
    }

    @Test
    void entriesOfOneHostAndNamespaceJoinTheirEndpointsByPortName() {
        String one = entry("a", "default", "parts.example.com", "resolution: STATIC, endpoints: [{address: 10.0.0.1}]");
        String two = entry(
                "b",
                "default",
                "parts.example.com",
                "resolution: STATIC, endpoints: [{address: 10.0.0.2, ports: {http: 8080}}]");
        assertThat(endpoints(of(one + two), "parts.example.com")).containsExactly("10.0.0.1:9095", "10.0.0.2:8080");
    }

    @Test
    void aHiddenServiceIsADestinationOfRulesAllTheSame() {
        World world = of(entry(
                "hidden",
                "bookinfo",
                "hidden.example.com",
                "exportTo: [\"~\"], resolution: STATIC, endpoints: [{address: 10.0.0.1}]"));
        assertThat(Worlds.seenFrom("default", world).service("hidden.example.com"))
                .isEmpty();
        assertThat(Worlds.seenFrom("default", world).destination("hidden.example.com"))
                .isPresent();
    }

    @Test
    void aUsersServiceEntryInAnotherNamespaceWinsOverRegistration() {
        World world = of(
                entry("hello", "ops", HELLO, "resolution: STATIC, endpoints: [{address: 10.0.0.1}]"),
                Worlds.instance("hello", 9095, 9095, Map.of()));
        assertThat(endpoints(world, HELLO)).containsExactly("10.0.0.1:9095");
    }
}
