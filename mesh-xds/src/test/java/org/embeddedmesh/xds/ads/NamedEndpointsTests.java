package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.xds.ads.Resources.cluster;
import static org.embeddedmesh.xds.ads.Resources.endpoints;
import static org.embeddedmesh.xds.ads.Resources.endpointsAt;
import static org.embeddedmesh.xds.ads.Resources.hosts;
import static org.embeddedmesh.xds.ads.Resources.listener;
import static org.embeddedmesh.xds.ads.Resources.routes;
import static org.embeddedmesh.xds.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.xds.translate.ResourceType.HOST_INDEX;
import static org.embeddedmesh.xds.translate.ResourceType.LISTENER;
import static org.embeddedmesh.xds.translate.ResourceType.LOAD_ASSIGNMENT;
import static org.embeddedmesh.xds.translate.ResourceType.ROUTE_CONFIGURATION;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.Authority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamedEndpointsTests {

    private static final Authority API = new Authority("api.example.com", 9095);
    private static final String NAME = "backend.example.com";
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final AdsFixture mesh = new AdsFixture();

    @BeforeEach
    void start() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1", API.host()));
        mesh.demand(API);
        mesh.send(LISTENER, listener("1", API.toString(), "routes"));
        mesh.send(ROUTE_CONFIGURATION, routes("1", "routes", "c"));
        mesh.send(CLUSTER, cluster("1", "c"));
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void callWaitsForTheFirstLook() {
        CompletionStage<Void> live = mesh.demand(API);
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));
        assertThat(mesh.call(API)).isEqualTo("Await");

        answer(NAME, "10.0.0.1");

        assertThat(live.toCompletableFuture()).isCompleted();
        assertThat(mesh.call(API)).isEqualTo("to 1001");
    }

    @Test
    void endpointIsThereOncePerAddressAndKeepsItsName() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));

        answer(NAME, "10.0.0.2", "10.0.0.1");

        assertThat(addresses()).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(mesh.snapshot().endpoints("c"))
                .allSatisfy(it -> assertThat(it.metadata()).containsEntry("hostname", NAME));
    }

    @Test
    void nameWithoutAddressLeavesNoHealthyHost() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));

        answer(NAME);

        assertThat(mesh.call(API)).isEqualTo("503 [UH]");
    }

    @Test
    void endpointsWithoutAnAddressAreLeftOutAndTheOthersServe() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME, "10.0.0.9"));
        assertThat(mesh.resolver().asked()).containsExactly(NAME);

        answer(NAME);

        assertThat(addresses()).containsExactly("10.0.0.9");
    }

    @Test
    void addressesAreNotLookedUp() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", "10.0.0.1", "fd00::1"));

        assertThat(mesh.resolver().asked()).isEmpty();
        assertThat(addresses()).containsExactly("10.0.0.1", "fd00::1");
    }

    @Test
    void nameIsLookedUpAgainEveryFiveSeconds() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));
        answer(NAME, "10.0.0.1");
        mesh.loop().advance(REFRESH.minusMillis(1));
        assertThat(mesh.resolver().asked()).hasSize(1);

        mesh.loop().advance(Duration.ofMillis(1));
        answer(NAME, "10.0.0.2");

        assertThat(addresses()).containsExactly("10.0.0.2");
    }

    @Test
    void lookThatTakesLongIsNotRepeatedMeanwhile() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));

        mesh.loop().advance(Duration.ofMinutes(1));

        assertThat(mesh.resolver().asked()).hasSize(1);
    }

    @Test
    void whatWasFoundStaysWhileNothingIsFound() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));
        answer(NAME, "10.0.0.1");
        mesh.loop().advance(REFRESH);

        answer(NAME);

        assertThat(mesh.call(API)).isEqualTo("to 1001");
    }

    @Test
    void sameAddressesInAnotherOrderChangeNothing() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));
        answer(NAME, "10.0.0.1", "10.0.0.2");
        var before = mesh.snapshot();
        mesh.loop().advance(REFRESH);

        answer(NAME, "10.0.0.2", "10.0.0.1");

        assertThat(mesh.snapshot()).isSameAs(before);
    }

    @Test
    void newVersionIsUsedAtOnceWhereItsNamesAreKnown() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));
        answer(NAME, "10.0.0.1");

        mesh.send(LOAD_ASSIGNMENT, endpointsAt("2", "c", NAME, "10.0.0.9"));

        assertThat(addresses()).containsExactly("10.0.0.1", "10.0.0.9");
        assertThat(mesh.resolver().asked()).hasSize(1);
    }

    @Test
    void versionBeforeServesUntilTheNamesOfTheNewOneAreKnown() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));
        answer(NAME, "10.0.0.1");

        mesh.send(LOAD_ASSIGNMENT, endpointsAt("2", "c", "other.example.com"));
        assertThat(addresses()).containsExactly("10.0.0.1");

        answer("other.example.com", "10.0.0.2");
        assertThat(addresses()).containsExactly("10.0.0.2");
    }

    @Test
    void nameThatNoEndpointHasIsNotLookedUpAnyMore() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));
        answer(NAME, "10.0.0.1");

        mesh.send(LOAD_ASSIGNMENT, endpoints("2", "c", 2001));
        mesh.loop().advance(REFRESH.multipliedBy(3));

        assertThat(mesh.resolver().asked()).hasSize(1);
        assertThat(mesh.call(API)).isEqualTo("to 2001");
    }

    @Test
    void nameOfADroppedClusterIsNotLookedUpAnyMore() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));
        answer(NAME, "10.0.0.1");

        mesh.remove(CLUSTER, "c");
        mesh.loop().advance(REFRESH.multipliedBy(3));

        assertThat(mesh.resolver().asked()).hasSize(1);
    }

    @Test
    void answerThatComesAfterItsNameWasDroppedIsIgnored() {
        mesh.send(LOAD_ASSIGNMENT, endpointsAt("1", "c", NAME));
        mesh.send(LOAD_ASSIGNMENT, endpoints("2", "c", 2001));

        answer(NAME, "10.0.0.1");

        assertThat(mesh.call(API)).isEqualTo("to 2001");
    }

    private void answer(String name, String... addresses) {
        mesh.resolver().answer(name, addresses);
        mesh.loop().run();
    }

    private List<String> addresses() {
        return mesh.snapshot().endpoints("c").stream().map(Endpoint::address).toList();
    }
}
