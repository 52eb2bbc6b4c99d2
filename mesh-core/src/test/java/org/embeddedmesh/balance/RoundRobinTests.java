package org.embeddedmesh.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.balance.TestEndpoints.live;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundRobinTests extends LoadBalancerContract {

    @Override
    LoadBalancingPolicy policy() {
        return LoadBalancingPolicy.ROUND_ROBIN;
    }

    @Test
    void equalEndpointsTakeTurns() {
        assertThat(sequence(balancer(List.of(live("a"), live("b"), live("c")), 50), 7))
                .isEqualTo("abcabca");
    }

    @Test
    void beginsAnywhere() {
        LoadBalancer balancer = LoadBalancer.of(policy(), List.of(live("a"), live("b"), live("c")), 50, () -> 5);

        assertThat(sequence(balancer, 4)).isEqualTo("cabc");
    }

    @Test
    void weightsAreExactAndSpreadOut() {
        LoadBalancer balancer = balancer(List.of(live("a", 1), live("b", 2), live("c", 4)), 50);

        String sequence = sequence(balancer, 7);
        assertThat(sequence).startsWith("cb").doesNotContain("cccc");
        assertThat(picks(balancer, 700)).isEqualTo(Map.of("a", 100, "b", 200, "c", 400));
    }

    @Test
    void endpointThatWaitsLongestComesFirstAmongThoseDue() {
        assertThat(sequence(balancer(List.of(live("a", 2), live("b", 1)), 50), 6))
                .isEqualTo("abaaba");
    }

    @Test
    void randomStartOnlyShiftsTheWeightedSequence() {
        List<LiveEndpoint> endpoints = List.of(live("a", 1), live("b", 2));
        LoadBalancer balancer = LoadBalancer.of(policy(), endpoints, 50, () -> 1);

        assertThat(picks(balancer, 300)).isEqualTo(Map.of("a", 100, "b", 200));
    }
}
