package org.embeddedmesh.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.balance.TestEndpoints.live;
import static org.embeddedmesh.balance.TestEndpoints.seeded;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class LeastRequestTests extends LoadBalancerContract {

    @Override
    LoadBalancingPolicy policy() {
        return LoadBalancingPolicy.LEAST_REQUEST;
    }

    @Test
    void lessBusyOfTwoDrawnIsPicked() {
        LiveEndpoint busy = busy(live("a"), 3);
        LiveEndpoint idle = live("b");
        LoadBalancer balancer = balancer(List.of(busy, idle), 50);

        assertThat(balancer.pick(numbers(0, 1))).contains(idle);
        assertThat(balancer.pick(numbers(1, 0))).contains(idle);
        assertThat(balancer.pick(numbers(0, 0))).contains(busy);
    }

    @Test
    void firstDrawnIsPickedWhenBothAreEquallyBusy() {
        LiveEndpoint one = busy(live("a"), 2);
        LiveEndpoint other = busy(live("b"), 2);

        assertThat(balancer(List.of(one, other), 50).pick(numbers(1, 0))).contains(other);
    }

    @Test
    void weightsAreExactWhenCallsFollowOneAnother() {
        LoadBalancer balancer = balancer(List.of(live("a", 1), live("b", 2), live("c", 4)), 50);

        assertThat(picks(balancer, 700)).isEqualTo(Map.of("a", 100, "b", 200, "c", 400));
    }

    @Test
    void weightOfBusyEndpointCountsForLess() {
        LiveEndpoint busy = busy(live("a", 2), 9);
        LoadBalancer balancer = balancer(List.of(busy, live("b", 1)), 50);

        assertThat(picks(balancer, 600)).isEqualTo(Map.of("a", 100, "b", 500));
    }

    @Test
    void callsThatDoNotEndSpreadEvenly() {
        List<LiveEndpoint> endpoints = List.of(live("a"), live("b"), live("c"), live("d"));
        LoadBalancer balancer = balancer(endpoints, 50);
        LongSupplier random = seeded(3);
        for (int i = 0; i < 400; i++) {
            balancer.pick(random).orElseThrow().activeRequests().begin();
        }

        assertThat(endpoints).allSatisfy(it -> assertThat(it.active()).isBetween(95, 105));
    }

    private static LiveEndpoint busy(LiveEndpoint endpoint, int requests) {
        for (int i = 0; i < requests; i++) {
            endpoint.activeRequests().begin();
        }
        return endpoint;
    }

    private static LongSupplier numbers(long... numbers) {
        Iterator<Long> iterator = Arrays.stream(numbers).iterator();
        return iterator::next;
    }
}
