package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SidecarScopeTests {

    private static final String SERVICES = """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: ratings, namespace: default}
            spec:
              hosts: [ratings.default.svc.cluster.local]
              ports: [{number: 9080, name: http, protocol: HTTP}, {number: 9090, name: admin, protocol: HTTP}]
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: reviews, namespace: bookinfo}
            spec: {hosts: [reviews.bookinfo.svc.cluster.local], ports: [{number: 9080, name: http, protocol: HTTP}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: external, namespace: bookinfo}
            spec: {hosts: [api.example.com, "*.example.org"], ports: [{number: 80, name: http, protocol: HTTP}]}
            """;

    private final StringBuilder yaml = new StringBuilder(SERVICES);

    private void sidecar(String name, String namespace, String spec) {
        yaml.append("""
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: %s, namespace: %s}
                spec: {%s}
                """.formatted(name, namespace, spec));
    }

    private void egress(String hosts) {
        sidecar("default", "default", "egress: [%s]".formatted(hosts));
    }

    private void rule(String namespace, String host) {
        yaml.append("""
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: rule, namespace: %s}
                spec: {hosts: ["%s"], http: [{route: [{destination: {host: ratings.default.svc.cluster.local}}]}]}
                """.formatted(namespace, host));
    }

    private SidecarScope scope(String namespace, Map<String, String> labels) {
        return Worlds.of(yaml.toString()).scope(new ClientScope(namespace, labels));
    }

    private SidecarScope scope() {
        return scope("default", Map.of("app", "hellodemo"));
    }

    private static List<String> seen(SidecarScope scope) {
        return scope.services().stream()
                .flatMap(it -> it.ports().stream()
                        .map(port -> it.host().substring(0, it.host().indexOf('.')) + ":" + port.number()))
                .toList();
    }

    @Test
    void withoutASidecarAllIsSeen() {
        assertThat(seen(scope())).containsExactly("*:80", "api:80", "ratings:9080", "ratings:9090", "reviews:9080");
    }

    @Test
    void egressHostsNameNamespaceAndHost() {
        egress("{hosts: [\"./*\"]}");
        assertThat(seen(scope())).containsExactly("ratings:9080", "ratings:9090");
    }

    @Test
    void anyNamespaceAndAPartOfAHost() {
        egress("{hosts: [\"*/*.bookinfo.svc.cluster.local\", \"bookinfo/api.example.com\"]}");
        assertThat(seen(scope())).containsExactly("api:80", "reviews:9080");
    }

    @Test
    void anExactHostOfAnotherNamespaceIsNotImported() {
        egress("{hosts: [\"./reviews.bookinfo.svc.cluster.local\"]}");
        assertThat(seen(scope())).isEmpty();
    }

    @Test
    void aWildcardServiceIsNotImportedByAHostWithinIt() {
        egress("{hosts: [\"*/www.example.org\"]}");
        assertThat(scope().serviceOrWildcard("www.example.org")).isEmpty();
    }

    @Test
    void aTildeExcludes() {
        egress("{hosts: [\"*/*\", \"~bookinfo/*.com\", \"~/ratings.default.svc.cluster.local\"]}");
        assertThat(seen(scope())).containsExactly("*:80", "reviews:9080");
    }

    @Test
    void aTildeAloneImportsNothing() {
        egress("{hosts: [\"~/*\"]}");
        assertThat(seen(scope())).isEmpty();
    }

    @Test
    void aListenerWithAPortDecidesAloneOnIt() {
        egress("{port: {number: 9080, protocol: HTTP}, hosts: [\"bookinfo/*\"]}, {hosts: [\"./*\"]}");
        assertThat(seen(scope())).containsExactly("ratings:9090", "reviews:9080");
    }

    @Test
    void withoutACatchAllOtherPortsImportNothing() {
        egress("{port: {number: 9080, protocol: HTTP}, hosts: [\"*/*\"]}");
        assertThat(seen(scope())).containsExactly("ratings:9080", "reviews:9080");
    }

    @Test
    void aForwardProxysListenerIsForAllPorts() {
        egress("{port: {number: 7443, protocol: HTTP_PROXY}, hosts: [\"./*\"]}");
        assertThat(seen(scope())).containsExactly("ratings:9080", "ratings:9090");
    }

    @Test
    void rulesAreImportedByTheirOwnNamespace() {
        rule("bookinfo", "ratings.default.svc.cluster.local");
        egress("{hosts: [\"./*\"]}");
        assertThat(scope().rules("ratings.default.svc.cluster.local", 9080)).isEmpty();
        assertThat(scope("other", Map.of()).rules("ratings.default.svc.cluster.local", 9080))
                .hasSize(1);
    }

    @Test
    void rulesAreImportedPortByPort() {
        rule("default", "ratings");
        egress("{port: {number: 9080, protocol: HTTP}, hosts: [\"./*\"]}, {hosts: [\"bookinfo/*\"]}");
        assertThat(scope().rules("ratings.default.svc.cluster.local", 9080)).hasSize(1);
        assertThat(scope().rules("ratings.default.svc.cluster.local", 9090)).isEmpty();
    }

    @Test
    void aWildcardRuleIsImportedByAHostWithinIt() {
        rule("default", "*.default.svc.cluster.local");
        egress("{hosts: [\"./ratings.default.svc.cluster.local\"]}");
        assertThat(scope().rules("ratings.default.svc.cluster.local", 9080)).hasSize(1);
    }

    @Test
    void aDestinationKeepsAllItsPortsWhateverIsImported() {
        egress("{port: {number: 9080, protocol: HTTP}, hosts: [\"./*\"]}");
        assertThat(scope().destination("ratings.default.svc.cluster.local"))
                .hasValueSatisfying(it -> assertThat(it.ports()).hasSize(2));
        assertThat(scope().destination("reviews.bookinfo.svc.cluster.local")).isPresent();
    }

    @Test
    void aSelectorBeatsTheNamespaceAndTheNamespaceTheRoot() {
        sidecar(
                "selected",
                "default",
                "workloadSelector: {labels: {app: hellodemo}}, egress: [{hosts: [\"bookinfo/*\"]}]");
        sidecar("general", "default", "egress: [{hosts: [\"./*\"]}]");
        sidecar("root", "istio-system", "egress: [{hosts: [\"*/api.example.com\"]}]");
        assertThat(seen(scope())).containsExactly("*:80", "api:80", "reviews:9080");
        assertThat(seen(scope("default", Map.of()))).containsExactly("ratings:9080", "ratings:9090");
        assertThat(seen(scope("other", Map.of()))).containsExactly("api:80");
    }

    @Test
    void theRootsOwnNamespaceIsTheClients() {
        sidecar("root", "istio-system", "egress: [{hosts: [\"./*\"]}]");
        assertThat(seen(scope("bookinfo", Map.of()))).containsExactly("*:80", "api:80", "reviews:9080");
    }

    @Test
    void aSelectorInTheRootNamespaceSelectsNobodyElsewhere() {
        sidecar("root", "istio-system", "workloadSelector: {labels: {app: hellodemo}}, egress: [{hosts: [\"./*\"]}]");
        assertThat(seen(scope())).hasSize(5);
    }

    @Test
    void thePolicyIsTheSidecarsElseTheMeshs() {
        assertThat(scope().outboundTrafficPolicy()).isEqualTo(OutboundTrafficPolicy.ALLOW_ANY);
        sidecar("strict", "default", "outboundTrafficPolicy: {}");
        assertThat(scope().outboundTrafficPolicy()).isEqualTo(OutboundTrafficPolicy.REGISTRY_ONLY);
        assertThat(scope("other", Map.of()).outboundTrafficPolicy()).isEqualTo(OutboundTrafficPolicy.ALLOW_ANY);
    }
}
