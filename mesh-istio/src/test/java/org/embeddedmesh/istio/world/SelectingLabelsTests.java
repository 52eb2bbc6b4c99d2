package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectingLabelsTests {

    private static final Map<String, String> LABELS = Map.of("app", "shop", "version", "v1", "pod", "shop-7f9c");

    private static Map<String, String> reduced(String yaml) {
        return Worlds.of(yaml).reduced(new ClientScope("default", LABELS)).labels();
    }

    @Test
    void labelsThatNoRuleSelectsByAreLeftOut() {
        assertThat(reduced("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: r, namespace: default}
                spec:
                  hosts: [reviews]
                  http:
                  - route: [{destination: {host: reviews}}]
                """)).isEmpty();
    }

    @Test
    void labelsOfAnotherValueThanRulesSelectByAreLeftOut() {
        assertThat(reduced("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: r, namespace: default}
                spec:
                  hosts: [reviews]
                  http:
                  - match: [{sourceLabels: {app: other}}, {uri: {exact: /x}}]
                    route: [{destination: {host: reviews}}]
                """)).isEmpty();
    }

    @Test
    void labelsOfSourcesAreKept() {
        assertThat(reduced("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: r, namespace: default}
                spec:
                  hosts: [reviews]
                  http:
                  - match: [{uri: {exact: /x}}, {sourceLabels: {version: v1}}]
                    route: [{destination: {host: reviews}}]
                """)).containsOnlyKeys("version");
    }

    @Test
    void labelsOfSourcesOfConnectionsAreKept() {
        assertThat(reduced("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: r, namespace: default}
                spec:
                  hosts: [reviews.com]
                  tls:
                  - match: [{sniHosts: [reviews.com], sourceLabels: {app: shop}}]
                    route: [{destination: {host: reviews}}]
                  tcp:
                  - match: [{port: 1}, {sourceLabels: {version: v1}}]
                    route: [{destination: {host: reviews}}]
                """)).containsOnlyKeys("app", "version");
    }

    @Test
    void labelsThatADestinationRuleSelectsByAreKept() {
        assertThat(reduced("""
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: r, namespace: default}
                spec:
                  host: reviews
                  workloadSelector: {matchLabels: {app: shop}}
                """)).containsOnlyKeys("app");
    }

    @Test
    void labelsThatASidecarSelectsByAreKept() {
        assertThat(reduced("""
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: s, namespace: default}
                spec:
                  workloadSelector: {labels: {app: shop}}
                  egress: [{hosts: ["./*"]}]
                """)).containsOnlyKeys("app");
    }

    @Test
    void labelsThatAPolicySelectsByAreKept() {
        assertThat(reduced("""
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: p, namespace: default}
                spec:
                  selector: {matchLabels: {app: shop}}
                """)).containsOnlyKeys("app");
    }
}
