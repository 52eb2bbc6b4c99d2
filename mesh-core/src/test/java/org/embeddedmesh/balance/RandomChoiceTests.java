package org.embeddedmesh.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.embeddedmesh.balance.TestEndpoints.live;

import java.util.List;
import org.junit.jupiter.api.Test;

class RandomChoiceTests extends LoadBalancerContract {

    @Override
    LoadBalancingPolicy policy() {
        return LoadBalancingPolicy.RANDOM;
    }

    @Test
    void weightsDoNotCount() {
        LoadBalancer balancer = balancer(List.of(live("a", 1), live("b", 99)), 50);

        assertThat(picks(balancer, 10_000).get("a")).isCloseTo(5_000, within(300));
    }
}
