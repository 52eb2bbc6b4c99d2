package org.embeddedmesh.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embeddedmesh.balance.LoadBalancingPolicy.LEAST_REQUEST;
import static org.embeddedmesh.balance.LoadBalancingPolicy.ROUND_ROBIN;
import static org.embeddedmesh.balance.TestEndpoints.endpoint;
import static org.embeddedmesh.endpoint.HealthStatus.HEALTHY;
import static org.embeddedmesh.endpoint.HealthStatus.UNHEALTHY;
import static org.embeddedmesh.route.TestRoutes.any;
import static org.embeddedmesh.route.TestRoutes.table;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;
import static org.embeddedmesh.snapshot.TestConfiguration.HELLO;
import static org.embeddedmesh.snapshot.TestConfiguration.cluster;
import static org.embeddedmesh.snapshot.TestConfiguration.endpoints;
import static org.embeddedmesh.snapshot.TestConfiguration.index;
import static org.embeddedmesh.snapshot.TestConfiguration.listener;

import java.util.List;
import org.embeddedmesh.balance.ActiveRequests;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.junit.jupiter.api.Test;

class SnapshotWriterTests {

    private final SnapshotHolder holder = new SnapshotHolder();
    private final SnapshotWriter writer = new SnapshotWriter(holder);

    @Test
    void nothingIsVisibleBeforeItIsPublished() {
        writer.hostIndex(index(OutboundTrafficPolicy.ALLOW_ANY));
        writer.cluster(cluster("c", LEAST_REQUEST));

        assertThat(holder.current().hostIndex()).isEmpty();
        assertThat(holder.current().clusters()).isEmpty();
    }

    @Test
    void publishedSnapshotShowsAllParts() {
        configure();

        Snapshot snapshot = holder.current();
        assertThat(snapshot.hostIndex()).contains(index(OutboundTrafficPolicy.ALLOW_ANY));
        assertThat(snapshot.listeners()).containsExactly(listener("t"));
        assertThat(snapshot.routeConfigurations()).containsExactly(table("t", any(toAll(to("c")))));
        assertThat(snapshot.clusters()).containsExactly(cluster("c", ROUND_ROBIN));
        assertThat(snapshot.endpoints("c")).extracting(Endpoint::address).containsExactly("a", "b", "d");
        assertThat(snapshot.endpoints("unknown")).isEmpty();
    }

    @Test
    void snapshotThatIsHeldDoesNotChange() {
        configure();
        Snapshot held = holder.current();

        writer.removeCluster("c");
        writer.removeRoutes("t");
        writer.removeListener(HELLO);
        writer.publish();

        assertThat(held.clusters()).hasSize(1);
        assertThat(held.routeConfigurations()).hasSize(1);
        assertThat(held.listeners()).hasSize(1);
        assertThat(holder.current().clusters()).isEmpty();
        assertThat(holder.current().routeConfigurations()).isEmpty();
        assertThat(holder.current().listeners()).isEmpty();
    }

    @Test
    void runningStateSurvivesWhileTheRecordIsEqual() {
        configure();
        LiveCluster before = live();
        assertThat(pick()).isNotEqualTo(pick());

        writer.cluster(cluster("c", ROUND_ROBIN));
        writer.endpoints(endpoints("c", "a", "b", "d"));
        writer.cluster(cluster("other", ROUND_ROBIN));
        writer.publish();

        assertThat(live()).isSameAs(before);
    }

    @Test
    void activeRequestsSurviveWhenOnlyWeightOrHealthOrPolicyChanges() {
        configure();
        ActiveRequests active = live().endpoints().get(0).activeRequests();
        active.begin();

        writer.endpoints(
                new LoadAssignment("c", List.of(endpoint("new", 1, 0, HEALTHY), endpoint("a", 7, 0, UNHEALTHY))));
        writer.cluster(cluster("c", LEAST_REQUEST));
        writer.publish();

        assertThat(live().endpoints().get(1).activeRequests()).isSameAs(active);
        assertThat(live().endpoints().get(0).activeRequests().count()).isZero();
    }

    @Test
    void stateOfAnAddressThatLeftIsForgotten() {
        configure();
        ActiveRequests active = live().endpoints().get(0).activeRequests();

        writer.endpoints(endpoints("c", "b"));
        writer.publish();
        writer.endpoints(endpoints("c", "a", "b"));
        writer.publish();

        assertThat(live().endpoints().get(0).activeRequests()).isNotSameAs(active);
    }

    @Test
    void equalRouteTableIsNotCompiledAgain() {
        configure();
        Destination before = destination();

        writer.routes(table("t", any(toAll(to("c")))));
        writer.publish();

        assertThat(destination()).isEqualTo(before);
    }

    @Test
    void invalidTableIsRefusedAndLeavesWhatWas() {
        configure();

        assertThatThrownBy(() -> writer.routes(table("t", any(), any())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'*'");
        writer.publish();
        assertThat(holder.current().routeConfigurations()).containsExactly(table("t", any(toAll(to("c")))));
    }

    @Test
    void clusterWithoutEndpointsHasNone() {
        writer.cluster(cluster("c", ROUND_ROBIN));
        writer.publish();

        assertThat(live().endpoints()).isEmpty();
    }

    @Test
    void removedEndpointsAreGone() {
        configure();

        writer.removeEndpoints("c");
        writer.publish();

        assertThat(live().endpoints()).isEmpty();
    }

    @Test
    void useOfADestinationIsToldOnce() {
        configure();
        assertThat(writer.takeUse(HELLO)).isFalse();

        destination();
        destination();

        assertThat(writer.takeUse(HELLO)).isTrue();
        assertThat(writer.takeUse(HELLO)).isFalse();
        destination();
        assertThat(writer.takeUse(HELLO)).isTrue();
    }

    @Test
    void useIsToldAcrossSnapshots() {
        configure();
        Snapshot held = holder.current();

        writer.absent(HELLO);
        writer.publish();
        held.destination("helloworld:9095", 9095, "default");
        assertThat(writer.takeUse(HELLO)).isTrue();

        destination();
        writer.listener(listener("t"));
        assertThat(writer.takeUse(HELLO)).isTrue();
    }

    @Test
    void destinationOfWhichNothingIsKnownIsNotUsed() {
        configure();
        destination();
        writer.removeListener(HELLO);
        writer.publish();

        destination();

        assertThat(writer.takeUse(HELLO)).isFalse();
    }

    private void configure() {
        writer.hostIndex(index(OutboundTrafficPolicy.ALLOW_ANY));
        writer.listener(listener("t"));
        writer.routes(table("t", any(toAll(to("c")))));
        writer.cluster(cluster("c", ROUND_ROBIN));
        writer.endpoints(endpoints("c", "a", "b", "d"));
        writer.publish();
    }

    private LiveCluster live() {
        return holder.current().cluster("c").orElseThrow();
    }

    private String pick() {
        return live().pick(() -> 0).orElseThrow().endpoint().address();
    }

    private Destination destination() {
        return holder.current().destination("helloworld:9095", 9095, "default");
    }
}
