package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.xds.ads.Resources.hosts;
import static org.embeddedmesh.xds.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.xds.translate.ResourceType.HOST_INDEX;
import static org.embeddedmesh.xds.translate.ResourceType.LISTENER;
import static org.embeddedmesh.xds.translate.ResourceType.LOAD_ASSIGNMENT;
import static org.embeddedmesh.xds.translate.ResourceType.ROUTE_CONFIGURATION;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.OutboundListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnusedDestinationsTests {

    private static final Authority USED = new Authority("used.default.svc.cluster.local", 9095);
    private static final Authority UNUSED = new Authority("unused.default.svc.cluster.local", 9095);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private final MemoryCache cache = new MemoryCache();
    private final AdsFixture mesh = new AdsFixture(new DiskCache(cache, Runnable::run));

    @BeforeEach
    void startWithTwoDestinations() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1", USED.host(), UNUSED.host()));
        mesh.makeLive(USED, "used-routes", "used-cluster");
        mesh.makeLive(UNUSED, "unused-routes", "unused-cluster");
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void nameThatNoCallUsesForADayIsDropped() {
        advanceCalling(A_DAY.plus(BETWEEN_LOOKS));

        assertThat(mesh.snapshot().listeners()).containsExactly(new OutboundListener(USED, "used-routes"));
        assertThat(mesh.server().unsubscribed(LISTENER)).containsExactly(UNUSED.toString());
        assertThat(mesh.server().unsubscribed(ROUTE_CONFIGURATION)).containsExactly("unused-routes");
        assertThat(mesh.server().unsubscribed(CLUSTER)).containsExactly("unused-cluster");
        assertThat(mesh.server().unsubscribed(LOAD_ASSIGNMENT)).containsExactly("unused-cluster");
        assertThat(mesh.snapshot().clusters()).extracting("name").containsExactly("used-cluster");
    }

    @Test
    void nameThatIsUnusedForLessThanADayStays() {
        advanceCalling(A_DAY);

        assertThat(mesh.snapshot().listeners()).hasSize(2);
    }

    @Test
    void droppedNameIsForgottenByTheLastKnownGood() {
        advanceCalling(A_DAY.plus(BETWEEN_LOOKS).plusSeconds(10));

        assertThat(cache.names())
                .contains("LISTENER " + USED)
                .doesNotContain("LISTENER " + UNUSED, "CLUSTER unused-cluster", "LOAD_ASSIGNMENT unused-cluster");
    }

    @Test
    void droppedNameIsAskedForAgainOnDemand() {
        advanceCalling(A_DAY.plus(BETWEEN_LOOKS));

        CompletionStage<Void> live = mesh.demand(UNUSED);
        assertThat(live.toCompletableFuture()).isNotDone();
        mesh.makeLive(UNUSED, "unused-routes", "unused-cluster");

        assertThat(live.toCompletableFuture()).isCompleted();
        assertThat(mesh.ports("unused-cluster")).containsExactly(1001);
    }

    @Test
    void callKeepsANameForAnotherDay() {
        advanceCalling(A_DAY.minus(BETWEEN_LOOKS));
        call(UNUSED);
        advanceCalling(A_DAY);

        assertThat(mesh.snapshot().listeners()).hasSize(2);
    }

    @Test
    void demandKeepsANameWhoseListenerDoesNotExist() {
        mesh.remove(LISTENER, UNUSED.toString());
        advanceCalling(A_DAY.minus(BETWEEN_LOOKS));
        call(UNUSED);
        advanceCalling(A_DAY);

        assertThat(mesh.server().unsubscribed(LISTENER)).isEmpty();
    }

    @Test
    void nothingIsDroppedWhileTheControlPlaneIsAway() {
        mesh.stopServer();

        advanceCalling(A_DAY.multipliedBy(3));

        assertThat(mesh.snapshot().listeners()).hasSize(2);
        assertThat(mesh.ports("unused-cluster")).containsExactly(1001);
    }

    private void advanceCalling(Duration time) {
        for (Duration left = time; !left.isZero() && !left.isNegative(); left = left.minusMinutes(30)) {
            call(USED);
            Duration step = left.compareTo(Duration.ofMinutes(30)) < 0 ? left : Duration.ofMinutes(30);
            mesh.loop().advance(step);
        }
    }

    private void call(Authority destination) {
        mesh.snapshot().destination(destination.toString(), destination.port(), "default");
    }
}
