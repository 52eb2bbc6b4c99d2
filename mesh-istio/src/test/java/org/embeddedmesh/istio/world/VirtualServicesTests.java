package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VirtualServicesTests {

    private static final String HELLO = "hello.default.svc.cluster.local";

    private final StringBuilder yaml = new StringBuilder();

    private void rule(String name, String namespace, String created, String host, String more) {
        yaml.append("""
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: %s, namespace: %s%s}
                spec: {hosts: ["%s"], http: [{route: [{destination: {host: hello}}]}]%s}
                """.formatted(
                name, namespace, created.isEmpty() ? "" : ", creationTimestamp: \"" + created + "\"", host, more));
    }

    private List<String> names(String host, String clientNamespace) {
        return Worlds.seenFrom(clientNamespace, Worlds.of(yaml.toString())).rules(host, 80).stream()
                .map(it -> it.resource().metadata().name())
                .toList();
    }

    @Test
    void theOldestRuleOfAHostComesFirstThenTheName() {
        rule("c", "default", "2024-01-02T00:00:00Z", "hello", "");
        rule("b", "default", "2024-01-02T00:00:00Z", "hello", "");
        rule("d", "default", "2024-01-01T00:00:00Z", "hello", "");
        assertThat(names(HELLO, "default")).containsExactly("d", "b", "c");
    }

    @Test
    void aPrivateRuleBeatsAnOlderPublicOne() {
        rule("public", "default", "2024-01-01T00:00:00Z", "hello", "");
        rule("private", "default", "2025-01-01T00:00:00Z", "hello", ", exportTo: [\".\"]");
        assertThat(names(HELLO, "default")).containsExactly("private", "public");
        assertThat(names(HELLO, "other")).containsExactly("public");
    }

    @Test
    void aRuleExportedByNameBeatsAPublicOne() {
        rule("public", "default", "2024-01-01T00:00:00Z", "hello", "");
        rule("lent", "default", "2025-01-01T00:00:00Z", "hello", ", exportTo: [other]");
        assertThat(names(HELLO, "other")).containsExactly("lent", "public");
    }

    @Test
    void theMostSpecificWildcardHoldsOnlyWithoutARuleOfTheHost() {
        rule("all", "default", "", "*.local", "");
        rule("namespace", "default", "", "*.default.svc.cluster.local", "");
        rule("own", "default", "", "ratings", "");
        assertThat(names(HELLO, "default")).containsExactly("namespace");
        assertThat(names("ratings.default.svc.cluster.local", "default")).containsExactly("own");
        assertThat(names("a.bookinfo.svc.cluster.local", "default")).containsExactly("all");
    }

    @Test
    void aShortHostMeansTheRulesOwnNamespace() {
        rule("foreign", "bookinfo", "", "hello", "");
        assertThat(names(HELLO, "default")).isEmpty();
        assertThat(names("hello.bookinfo.svc.cluster.local", "default")).containsExactly("foreign");
    }

    @Test
    void aRuleOfAGatewayDoesNotHoldInTheMesh() {
        rule("edge", "default", "", "hello", ", gateways: [edge]");
        rule("both", "default", "", "hello", ", gateways: [edge, mesh]");
        assertThat(names(HELLO, "default")).containsExactly("both");
    }
}
