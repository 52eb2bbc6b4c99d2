package org.embeddedmesh.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.snapshot.TestConfiguration.HELLO;
import static org.embeddedmesh.snapshot.TestConfiguration.cluster;
import static org.embeddedmesh.snapshot.TestConfiguration.index;
import static org.embeddedmesh.snapshot.TestConfiguration.listener;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.snapshot.Destination;
import org.embeddedmesh.snapshot.OutboundTrafficPolicy;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.snapshot.TcpListener;
import org.embeddedmesh.tcp.FilterChain;
import org.embeddedmesh.tcp.FilterChain.WeightedCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionRouterTests {

    private static final Authority ASKED = new Authority("helloworld", 9095);
    private static final FilterChain BY_NAME = new FilterChain(
            List.of("a.com"),
            List.of(new WeightedCluster("v1", 3), new WeightedCluster("v2", 1)),
            new Origin("VirtualService default/a", "tls[0]"));

    private final SnapshotHolder holder = new SnapshotHolder();
    private final SnapshotWriter writer = new SnapshotWriter(holder);
    private final AtomicLong random = new AtomicLong();
    private final ConnectionRouter router = new ConnectionRouter("default", random::get);

    @BeforeEach
    void knowTheHost() {
        publish(OutboundTrafficPolicy.ALLOW_ANY);
    }

    @Test
    void weightsChooseAmongTheClustersOfTheChain() {
        writer.listener(new TcpListener(HELLO, List.of(BY_NAME)));
        writer.publish();

        assertThat(decide("a.com")).isEqualTo(new ConnectionDecision.Connect(HELLO, BY_NAME, "v1"));
        random.set(3);
        assertThat(decide("a.com")).isEqualTo(new ConnectionDecision.Connect(HELLO, BY_NAME, "v2"));
    }

    @Test
    void connectionThatNoChainTakesIsUnmatched() {
        writer.listener(new TcpListener(HELLO, List.of(BY_NAME)));
        writer.publish();

        assertThat(decide("b.com")).isEqualTo(new ConnectionDecision.Unmatched(HELLO));
        assertThat(decide("")).isEqualTo(new ConnectionDecision.Unmatched(HELLO));
    }

    @Test
    void destinationAndThenItsClusterAreAwaited() {
        assertThat(decide("a.com")).isEqualTo(new ConnectionDecision.Await(HELLO));

        writer.listener(new TcpListener(HELLO, List.of(BY_NAME)));
        writer.awaitedClusters(Set.of("v1"));
        writer.publish();
        assertThat(decide("a.com")).isEqualTo(new ConnectionDecision.Await(HELLO));

        writer.cluster(cluster("v1", LoadBalancingPolicy.ROUND_ROBIN));
        writer.publish();
        assertThat(decide("a.com")).isInstanceOf(ConnectionDecision.Connect.class);
    }

    @Test
    void whatHasNoChainsGoesWhereTheTrafficPolicySays() {
        writer.listener(listener("t"));
        writer.publish();
        assertThat(decide("")).isEqualTo(new ConnectionDecision.PassThrough());
        assertThat(decide(new Authority("stranger", 1))).isEqualTo(new ConnectionDecision.PassThrough());

        writer.absent(HELLO);
        publish(OutboundTrafficPolicy.REGISTRY_ONLY);
        assertThat(decide("")).isEqualTo(new ConnectionDecision.Blocked());
        assertThat(decide(new Authority("stranger", 1))).isEqualTo(new ConnectionDecision.Blocked());
    }

    @Test
    void requestsToADestinationWithChainsAreNoneOfTheMesh() {
        writer.listener(new TcpListener(HELLO, List.of(BY_NAME)));
        writer.publish();
        assertThat(request()).isInstanceOf(Destination.OutsideMesh.class);

        publish(OutboundTrafficPolicy.REGISTRY_ONLY);
        assertThat(request()).isInstanceOf(Destination.Refused.class);
    }

    @Test
    void connectionCountsAsUse() {
        writer.listener(new TcpListener(HELLO, List.of(BY_NAME)));
        writer.publish();
        assertThat(writer.takeUse(HELLO)).isFalse();

        decide("a.com");

        assertThat(writer.takeUse(HELLO)).isTrue();
    }

    private void publish(OutboundTrafficPolicy policy) {
        writer.hostIndex(index(policy));
        writer.publish();
    }

    private Destination request() {
        return holder.current().destination("helloworld:9095", 9095, "default");
    }

    private ConnectionDecision decide(String serverName) {
        return router.decide(holder.current(), ASKED, serverName);
    }

    private ConnectionDecision decide(Authority asked) {
        return router.decide(holder.current(), asked, "");
    }
}
