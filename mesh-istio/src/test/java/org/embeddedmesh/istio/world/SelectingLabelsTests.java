package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.embeddedmesh.istio.resource.Kind;
import org.junit.jupiter.api.Test;

class SelectingLabelsTests {

    private static final Map<String, String> LABELS = Map.of("app", "shop", "version", "v1", "pod", "shop-7f9c");

    private static final String ROUTE = "route: [{destination: {host: reviews}}]";

    @Test
    void labelsThatNoRuleSelectsByAreLeftOut() {
        assertThat(reduced(Kind.VIRTUAL_SERVICE, "{hosts: [reviews], http: [{" + ROUTE + "}]}"))
                .isEmpty();
    }

    @Test
    void labelsOfAnotherValueThanRulesSelectByAreLeftOut() {
        assertThat(reduced(Kind.VIRTUAL_SERVICE, http("[{sourceLabels: {app: other}}, {uri: {exact: /x}}]")))
                .isEmpty();
    }

    @Test
    void labelsOfSourcesAreKept() {
        assertThat(reduced(Kind.VIRTUAL_SERVICE, http("[{uri: {exact: /x}}, {sourceLabels: {version: v1}}]")))
                .containsOnlyKeys("version");
    }

    @Test
    void labelsOfSourcesOfConnectionsAreKept() {
        String tls = "tls: [{match: [{sniHosts: [reviews.com], sourceLabels: {app: shop}}], " + ROUTE + "}]";
        String tcp = "tcp: [{match: [{port: 1}, {sourceLabels: {version: v1}}], " + ROUTE + "}]";
        assertThat(reduced(Kind.VIRTUAL_SERVICE, "{hosts: [reviews.com], " + tls + ", " + tcp + "}"))
                .containsOnlyKeys("app", "version");
    }

    @Test
    void labelsThatADestinationRuleSelectsByAreKept() {
        assertThat(reduced(Kind.DESTINATION_RULE, "{host: reviews, workloadSelector: {matchLabels: {app: shop}}}"))
                .containsOnlyKeys("app");
    }

    @Test
    void labelsThatASidecarSelectsByAreKept() {
        assertThat(reduced(Kind.SIDECAR, "{workloadSelector: {labels: {app: shop}}, egress: [{hosts: [./*]}]}"))
                .containsOnlyKeys("app");
    }

    @Test
    void labelsThatAPolicySelectsByAreKept() {
        assertThat(reduced(Kind.AUTHORIZATION_POLICY, "{selector: {matchLabels: {app: shop}}}"))
                .containsOnlyKeys("app");
    }

    private static String http(String match) {
        return "{hosts: [reviews], http: [{match: " + match + ", " + ROUTE + "}]}";
    }

    private static Map<String, String> reduced(Kind kind, String spec) {
        String yaml = """
                apiVersion: %s/v1
                kind: %s
                metadata: {name: r, namespace: default}
                spec: %s
                """.formatted(kind.group(), kind.kindName(), spec);
        return Worlds.of(yaml).reduced(new ClientScope("default", LABELS)).labels();
    }
}
