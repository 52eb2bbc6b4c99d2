package org.embeddedmesh.istio.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.YamlReader;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.istio.world.Worlds;
import org.junit.jupiter.api.Test;

final class TranslationTests {

    private static final ClientScope CLIENT = new ClientScope("default", Map.of());
    private static final String HELLO = "outbound|9095||hello.default.svc.cluster.local";

    private static final String RULES = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: a-guarded, namespace: default}
            spec:
              hosts: [hello, shop.test]
              http: [{name: guarded, match: [{sourceLabels: {app: nobody}}], route: [{destination: {host: hello}}]}]
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: b-open, namespace: default}
            spec:
              hosts: [hello]
              http:
              - match: [{headers: {b: {exact: "1"}, a: {exact: "1"}, c: {}}}]
                headers: {request: {set: {z: "1", y: "2", x: "3"}}}
                route: [{destination: {host: hello}}]
              - {name: open, route: [{destination: {host: hello}}]}
            """;

    private static World world(List<Resource<?>> resources) {
        return World.of(
                resources,
                List.of(Worlds.instance("hello", 9095, 9096, Map.of()), Worlds.instance("hello", 9095, 9095, Map.of())),
                MeshSettings.defaults());
    }

    private static List<Resource<?>> resources() {
        return Worlds.resources(YamlReader.read(RULES));
    }

    @Test
    void aRuleWithoutRoutesForTheClientGivesWayToTheNext() {
        Message table = new StarterTranslation(world(resources()), CLIENT)
                .resource(ResourceType.ROUTE, HELLO)
                .orElseThrow();
        assertThat(((RouteConfiguration) table).getVirtualHosts(0).getRoutesList())
                .extracting(Route::getName)
                .containsExactly("", "open");
    }

    @Test
    void aHostWhoseRuleSaysNothingToTheClientIsUnknown() {
        StarterTranslation translation = new StarterTranslation(world(resources()), CLIENT);
        assertThat(translation.resource(ResourceType.LISTENER, "shop.test:80")).isEmpty();
        assertThat(translation.names(ResourceType.ROUTE)).containsExactly(HELLO);
    }

    @Test
    void equalWorldsGiveEqualBytesWhateverTheOrderOfTheirResources() {
        List<Resource<?>> reversed = new ArrayList<>(resources());
        Collections.reverse(reversed);
        StarterTranslation one = new StarterTranslation(world(resources()), CLIENT);
        StarterTranslation other = new StarterTranslation(world(reversed), CLIENT);
        for (ResourceType type : ResourceType.values()) {
            for (String name : one.names(type)) {
                assertThat(other.resource(type, name).orElseThrow().toByteString())
                        .isEqualTo(one.resource(type, name).orElseThrow().toByteString());
            }
        }
    }

    @Test
    void aResourceIsTranslatedOnce() {
        StarterTranslation translation = new StarterTranslation(world(resources()), CLIENT);
        assertThat(translation.resource(ResourceType.ROUTE, HELLO).orElseThrow())
                .isSameAs(translation.resource(ResourceType.ROUTE, HELLO).orElseThrow());
    }

    @Test
    void namesThatAreNoneGiveNothing() {
        StarterTranslation translation = new StarterTranslation(world(resources()), CLIENT);
        for (ResourceType type : ResourceType.values()) {
            for (String name : List.of("", "*", ":", "a:99999", "outbound|x||y", "outbound|9095||", "[::1:80")) {
                assertThat(translation.resource(type, name)).isEmpty();
            }
        }
    }

    @Test
    void everyNameHasItsResource() {
        World world = world(resources());
        for (Translation translation :
                List.of(new StarterTranslation(world, CLIENT), new GrpcTranslation(world, CLIENT))) {
            for (ResourceType type : ResourceType.values()) {
                assertThat(translation.names(type))
                        .allSatisfy(
                                it -> assertThat(translation.resource(type, it)).isPresent());
            }
        }
    }
}
