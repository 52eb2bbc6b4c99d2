package org.embeddedmesh.spring.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.embeddedmesh.endpoint.Locality;
import org.embeddedmesh.spring.FakeRegistry;
import org.embeddedmesh.xds.Workload;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;

class WorkloadLifecycleTests {

    private static final Workload REVIEWS =
            new Workload("reviews", "default", "", List.of(), Map.of(), Locality.UNKNOWN, "default");

    private final FakeRegistry registry = new FakeRegistry();
    private final InboundTraffic traffic = new InboundTraffic();
    private final WorkloadLifecycle lifecycle =
            new WorkloadLifecycle(registry, () -> Optional.of(REVIEWS), traffic, () -> false, Duration.ofMillis(1));

    @Test
    void nothingIsAnnouncedBeforeTheApplicationIsReady() {
        lifecycle.start();
        assertThat(registry.events()).isEmpty();
    }

    @Test
    void readyApplicationIsAnnouncedOnce() {
        lifecycle.start();
        becomes(ReadinessState.ACCEPTING_TRAFFIC);
        becomes(ReadinessState.REFUSING_TRAFFIC);
        becomes(ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(registry.events()).containsExactly("register reviews", "healthy false", "healthy true");
    }

    @Test
    void applicationThatOffersNothingIsNotAnnounced() {
        WorkloadLifecycle client =
                new WorkloadLifecycle(registry, Optional::empty, traffic, () -> false, Duration.ofDays(1));
        client.start();
        client.onApplicationEvent(event(ReadinessState.ACCEPTING_TRAFFIC));
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        client.stop(() -> stopped.complete(null));
        assertThat(stopped).isDone();
        assertThat(registry.events()).isEmpty();
    }

    @Test
    void stopsOnlyAfterTheWithdrawalIsAcknowledged() {
        lifecycle.start();
        becomes(ReadinessState.ACCEPTING_TRAFFIC);
        registry.acknowledge();
        AtomicBoolean stopped = new AtomicBoolean();
        lifecycle.stop(() -> stopped.set(true));
        assertThat(registry.events()).endsWith("withdraw");
        assertThat(traffic.isDraining()).isTrue();
        assertThat(stopped).isFalse();
        registry.acknowledgeWithdrawal();
        await().untilTrue(stopped);
    }

    @Test
    void workloadThatNobodyKnowsDoesNotWaitForCallersToForgetIt() {
        WorkloadLifecycle patient =
                new WorkloadLifecycle(registry, () -> Optional.of(REVIEWS), traffic, () -> false, Duration.ofDays(1));
        patient.start();
        patient.onApplicationEvent(event(ReadinessState.ACCEPTING_TRAFFIC));
        AtomicBoolean stopped = new AtomicBoolean();
        patient.stop(() -> stopped.set(true));
        registry.acknowledgeWithdrawal();
        assertThat(stopped).isTrue();
    }

    @Test
    void workloadThatCallersKnowFromBeforeWaitsThoughTheControlPlaneIsAway() {
        WorkloadLifecycle patient =
                new WorkloadLifecycle(registry, () -> Optional.of(REVIEWS), traffic, () -> false, Duration.ofDays(1));
        patient.start();
        patient.onApplicationEvent(event(ReadinessState.ACCEPTING_TRAFFIC));
        traffic.ofMesh();
        AtomicBoolean stopped = new AtomicBoolean();
        patient.stop(() -> stopped.set(true));
        registry.acknowledgeWithdrawal();
        assertThat(stopped).isFalse();
    }

    @Test
    void workloadThatIsStoppedWhileItStartsAnewWaitsForCallersThatKnewIt() {
        WorkloadLifecycle patient =
                new WorkloadLifecycle(registry, () -> Optional.of(REVIEWS), traffic, () -> true, Duration.ofDays(1));
        patient.start();
        AtomicBoolean stopped = new AtomicBoolean();
        patient.stop(() -> stopped.set(true));
        assertThat(traffic.isDraining()).isTrue();
        assertThat(stopped).isFalse();
    }

    @Test
    void workloadThatBecomesReadyAfterItWasStoppedIsNotAnnounced() {
        lifecycle.start();
        lifecycle.stop();
        becomes(ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(registry.events()).isEmpty();
    }

    @Test
    void stopsBeforeTheWebServerDoes() {
        assertThat(lifecycle.getPhase()).isEqualTo(SmartLifecycle.DEFAULT_PHASE);
    }

    private void becomes(ReadinessState state) {
        lifecycle.onApplicationEvent(event(state));
    }

    private AvailabilityChangeEvent<ReadinessState> event(ReadinessState state) {
        return new AvailabilityChangeEvent<>(this, state);
    }
}
