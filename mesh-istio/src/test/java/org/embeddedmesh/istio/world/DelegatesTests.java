package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.embeddedmesh.istio.resource.HttpMatchRequest;
import org.junit.jupiter.api.Test;

final class DelegatesTests {

    private static final String ROUTE = "route: [{destination: {host: hello}}]";

    private static List<RuleRoute> merged(String root, String delegate) {
        World world = Worlds.of("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: root, namespace: default}
                spec: {hosts: [hello], http: [%s]}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: leaf, namespace: default}
                spec: {http: [%s]}
                """.formatted(root, delegate));
        return Worlds.seenFrom("default", world)
                .rules("hello.default.svc.cluster.local", 80)
                .get(0)
                .http();
    }

    private static List<RuleRoute> blocks(String root, String own) {
        return merged(
                "{match: [%s], delegate: {name: leaf}}".formatted(root), "{match: [%s], %s}".formatted(own, ROUTE));
    }

    @Test
    void aBlockWithinTheRootsIsKept() {
        assertThat(blocks("{uri: {prefix: /a}}", "{uri: {exact: /a/b}}")).hasSize(1);
        assertThat(blocks("{method: {exact: GET}}", "{method: {exact: GET}}")).hasSize(1);
        assertThat(blocks("{sourceLabels: {a: b}}", "{sourceLabels: {c: d}}")).hasSize(1);
        assertThat(blocks("{gateways: [mesh, edge]}", "{gateways: [mesh]}")).hasSize(1);
    }

    @Test
    void aBlockBesideTheRootsDropsItsRoute() {
        assertThat(blocks("{uri: {prefix: /a/b}}", "{uri: {prefix: /a}}")).isEmpty();
        assertThat(blocks("{uri: {exact: /a}}", "{uri: {prefix: /a}}")).isEmpty();
        assertThat(blocks("{uri: {regex: /a}}", "{uri: {regex: /a}}")).isEmpty();
        assertThat(blocks("{uri: {prefix: /a}}", "{uri: {prefix: /a}, ignoreUriCase: true}"))
                .isEmpty();
        assertThat(blocks("{port: 80}", "{port: 81}")).isEmpty();
        assertThat(blocks("{withoutHeaders: {x: {exact: a}}}", "{withoutHeaders: {x: {exact: b}}}"))
                .isEmpty();
        assertThat(blocks("{queryParams: {x: {exact: a}}}", "{queryParams: {x: {exact: b}}}"))
                .isEmpty();
        assertThat(blocks("{sourceLabels: {a: b}}", "{sourceLabels: {a: c}}")).isEmpty();
        assertThat(blocks("{sourceNamespace: default}", "{uri: {prefix: /a}}")).isEmpty();
        assertThat(blocks("{gateways: [mesh]}", "{gateways: [mesh, edge]}")).isEmpty();
    }

    @Test
    void presenceLiesWithinNothing() {
        assertThat(blocks("{headers: {x: {prefix: a}}}", "{headers: {x: {}}}")).isEmpty();
        assertThat(blocks("{headers: {x: {}}}", "{headers: {x: {exact: a}}}")).isEmpty();
    }

    @Test
    void aBlockIsMergedWithEachOfTheRootsAroundIt() {
        List<RuleRoute> routes =
                blocks("{name: a, uri: {prefix: /}}, {name: b, port: 80}", "{name: own, uri: {prefix: /x}}");
        assertThat(routes.get(0).http().match())
                .extracting(HttpMatchRequest::name, HttpMatchRequest::port)
                .containsExactly(tuple("a-own", 0), tuple("b-own", 80));
    }

    @Test
    void namesAreJoinedAndTheOriginNamesBoth() {
        RuleRoute route = merged("{name: one, delegate: {name: leaf}}", "{name: two, %s}".formatted(ROUTE))
                .get(0);
        assertThat(route.http().name()).isEqualTo("one-two");
        assertThat(route.delegate()).isEqualTo("default/leaf http[0] two");
        assertThat(route.index()).isZero();
    }

    @Test
    void aMissingDelegateCostsItsRouteOnly() {
        List<RuleRoute> routes =
                merged("{delegate: {name: nobody}}, {name: rest, %s}".formatted(ROUTE), "{%s}".formatted(ROUTE));
        assertThat(routes).hasSize(1);
        assertThat(routes.get(0).index()).isEqualTo(1);
    }

    @Test
    void theDelegatesOwnSettingsHold() {
        RuleRoute route = merged(
                        "{delegate: {name: leaf}, timeout: 3s, retries: {attempts: 5}}",
                        "{timeout: 1s, %s}".formatted(ROUTE))
                .get(0);
        assertThat(route.http().timeout()).hasSeconds(1);
        assertThat(route.http().retries()).isNotNull().extracting("attempts").isEqualTo(5);
    }

    @Test
    void aDelegateIsNoRuleOfItsOwn() {
        World world = Worlds.of("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: leaf, namespace: default}
                spec: {http: [{route: [{destination: {host: hello}}]}]}
                """);
        assertThat(Worlds.seenFrom("default", world).rules()).isEmpty();
    }
}
