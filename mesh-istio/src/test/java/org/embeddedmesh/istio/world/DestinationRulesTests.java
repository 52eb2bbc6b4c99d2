package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DestinationRulesTests {

    private static final String REVIEWS = "reviews.bookinfo.svc.cluster.local";
    private static final ClientScope CLIENT = new ClientScope("default", Map.of("app", "hellodemo"));

    private final StringBuilder yaml = new StringBuilder("""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: reviews, namespace: bookinfo}
            spec:
              hosts: [reviews.bookinfo.svc.cluster.local]
              location: MESH_INTERNAL
              resolution: STATIC
              ports: [{number: 9080, name: http, protocol: HTTP}]
              endpoints: [{address: 127.0.3.1}]
            """);

    private void rule(String name, String namespace, String host, String more) {
        yaml.append("""
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: %s, namespace: %s}
                spec: {host: "%s", %s}
                """.formatted(name, namespace, host, more));
    }

    private static String pick(String version) {
        return "subsets: [{name: pick, labels: {version: " + version + "}}]";
    }

    private Optional<MergedDestinationRule> find(ClientScope client) {
        World world = Worlds.of(yaml.toString());
        Service reviews = world.scope(client).service(REVIEWS).orElseThrow();
        return world.destinationRules().find(client, reviews);
    }

    private String winner() {
        return find(CLIENT).orElseThrow().oldest().metadata().name();
    }

    @Test
    void theClientsNamespaceIsAskedFirst() {
        rule("by-root", "istio-system", REVIEWS, pick("v2"));
        rule("by-service", "bookinfo", REVIEWS, pick("v2"));
        rule("by-client", "default", REVIEWS, pick("v1"));
        assertThat(winner()).isEqualTo("by-client");
    }

    @Test
    void aWildcardOfTheClientBeatsTheExactHostOfTheService() {
        rule("by-service", "bookinfo", REVIEWS, pick("v2"));
        rule("by-client", "default", "*.bookinfo.svc.cluster.local", pick("v1"));
        assertThat(winner()).isEqualTo("by-client");
    }

    @Test
    void aRuleThatTheServiceKeepsToItselfLeavesTheRoots() {
        rule("private", "bookinfo", REVIEWS, "exportTo: [\".\"], " + pick("v2"));
        rule("by-root", "istio-system", "*.svc.cluster.local", pick("v1"));
        assertThat(winner()).isEqualTo("by-root");
    }

    @Test
    void aThirdNamespaceHasNoSay() {
        rule("third", "other", REVIEWS, pick("v2"));
        assertThat(find(CLIENT)).isEmpty();
    }

    @Test
    void nothingIsInheritedFromFurtherNamespaces() {
        rule("by-client", "default", REVIEWS, "trafficPolicy: {loadBalancer: {simple: RANDOM}}");
        rule("by-service", "bookinfo", REVIEWS, pick("v2"));
        assertThat(find(CLIENT).orElseThrow().subsets()).isEmpty();
    }

    @Test
    void rulesOfOneHostAreMergedOldestFirst() {
        rule(
                "a",
                "default",
                REVIEWS,
                "subsets: [{name: one, labels: {version: v1}}, {name: both, labels: {version: v1}}]");
        rule(
                "b",
                "default",
                REVIEWS,
                "trafficPolicy: {loadBalancer: {simple: RANDOM}}, subsets: [{name: both, labels: {version: v2}}, {name: two, labels: {version: v2}}]");
        rule("c", "default", REVIEWS, "trafficPolicy: {loadBalancer: {simple: ROUND_ROBIN}}");
        MergedDestinationRule merged = find(CLIENT).orElseThrow();
        assertThat(merged.subsets()).containsOnlyKeys("one", "both", "two");
        assertThat(merged.subsets().get("both").labels()).containsEntry("version", "v1");
        assertThat(merged.trafficPolicy())
                .isNotNull()
                .satisfies(it -> assertThat(it.loadBalancer()).isNotNull());
    }

    @Test
    void aClientInTheRootNamespaceKeepsToTheRuleOfTheService() {
        rule("by-root", "istio-system", "*.svc.cluster.local", pick("v1"));
        rule("by-service", "bookinfo", REVIEWS, pick("v2"));
        ClientScope root = new ClientScope("istio-system", Map.of());
        assertThat(find(root).orElseThrow().oldest().metadata().name()).isEqualTo("by-service");
    }
}
