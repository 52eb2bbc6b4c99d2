package org.embeddedmesh.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.route.TestRoutes.any;
import static org.embeddedmesh.route.TestRoutes.table;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;
import static org.embeddedmesh.snapshot.TestConfiguration.HELLO;
import static org.embeddedmesh.snapshot.TestConfiguration.index;
import static org.embeddedmesh.snapshot.TestConfiguration.listener;

import org.embeddedmesh.snapshot.Destination.Awaited;
import org.embeddedmesh.snapshot.Destination.Configured;
import org.embeddedmesh.snapshot.Destination.OutsideMesh;
import org.embeddedmesh.snapshot.Destination.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTests {

    private final SnapshotHolder holder = new SnapshotHolder();
    private final SnapshotWriter writer = new SnapshotWriter(holder);

    @Test
    void everythingIsOutsideBeforeTheFirstIndex() {
        assertThat(find("helloworld", 9095)).isInstanceOf(OutsideMesh.class);
    }

    @Test
    void unknownHostOrPortIsOutside() {
        publish(OutboundTrafficPolicy.ALLOW_ANY);

        assertThat(find("stranger", 9095)).isInstanceOf(OutsideMesh.class);
        assertThat(find("helloworld", 80)).isInstanceOf(OutsideMesh.class);
    }

    @Test
    void unknownHostIsRefusedWhereOnlyTheRegistryCounts() {
        publish(OutboundTrafficPolicy.REGISTRY_ONLY);

        assertThat(find("stranger", 9095)).isInstanceOf(Refused.class);
        assertThat(find("helloworld", 9095)).isInstanceOf(Awaited.class);
    }

    @Test
    void knownHostIsAwaitedUntilItsListenerAndRoutesAreThere() {
        publish(OutboundTrafficPolicy.ALLOW_ANY);
        assertThat(find("helloworld", 9095)).isEqualTo(new Awaited(HELLO));

        writer.listener(listener("t"));
        writer.publish();
        assertThat(find("helloworld", 9095)).isEqualTo(new Awaited(HELLO));

        writer.routes(table("t", any(toAll(to("c")))));
        writer.publish();
        assertThat(find("helloworld", 9095)).isInstanceOf(Configured.class);
    }

    @Test
    void absentDestinationIsOutsideUntilItsListenerComes() {
        writer.absent(HELLO);
        publish(OutboundTrafficPolicy.ALLOW_ANY);
        assertThat(find("helloworld", 9095)).isInstanceOf(OutsideMesh.class);

        writer.removeListener(HELLO);
        writer.publish();
        assertThat(find("helloworld", 9095)).isInstanceOf(Awaited.class);

        writer.absent(HELLO);
        writer.listener(listener("t"));
        writer.publish();
        assertThat(find("helloworld", 9095)).isInstanceOf(Awaited.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "helloworld",
                "helloworld:9095",
                "HelloWorld.default:9095",
                "helloworld.default.svc.cluster.local."
            })
    void authorityIsFoundHoweverItIsWritten(String authority) {
        publish(OutboundTrafficPolicy.ALLOW_ANY);

        assertThat(find(authority, 9095)).isEqualTo(new Awaited(HELLO));
    }

    @Test
    void rememberedAnswerIsOnlyForItsPortAndNamespace() {
        publish(OutboundTrafficPolicy.ALLOW_ANY);

        assertThat(find("helloworld", 9095)).isInstanceOf(Awaited.class);
        assertThat(find("helloworld", 80)).isInstanceOf(OutsideMesh.class);
        assertThat(find("helloworld", 9095)).isInstanceOf(Awaited.class);
        assertThat(holder.current().destination("helloworld", 9095, "other")).isInstanceOf(OutsideMesh.class);
    }

    @Test
    void moreHostsThanAreRememberedAreAnsweredAllTheSame() {
        publish(OutboundTrafficPolicy.ALLOW_ANY);
        for (int i = 0; i < 3_000; i++) {
            assertThat(find("stranger-" + i, 80)).isInstanceOf(OutsideMesh.class);
        }

        assertThat(find("helloworld", 9095)).isInstanceOf(Awaited.class);
    }

    private void publish(OutboundTrafficPolicy policy) {
        writer.hostIndex(index(policy));
        writer.publish();
    }

    private Destination find(String authority, int port) {
        return holder.current().destination(authority, port, "default");
    }
}
