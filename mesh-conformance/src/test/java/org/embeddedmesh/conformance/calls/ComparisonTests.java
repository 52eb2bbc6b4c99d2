package org.embeddedmesh.conformance.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    @Test
    void oneOutcomeTenTimesIsNoneOfThreeByChance() {
        assertThat(Comparison.ofShares(shares("v3", 10), Map.of("v1", 3, "v2", 3, "v3", 4)))
                .isNotEmpty();
        assertThat(Comparison.ofShares(shares("v3", 10), Map.of("v3", 10))).isEmpty();
    }

    @Test
    void sharesMayDifferByChance() {
        ObjectNode recorded = shares("v1", 10).put("v2", 10);

        assertThat(Comparison.ofShares(recorded, Map.of("v1", 7, "v2", 13))).isEmpty();
        assertThat(Comparison.ofShares(recorded, Map.of("v2", 200))).isNotEmpty();
    }

    @Test
    void waitsBeforeRetriesAreDrawnAnew() {
        assertThat(Comparison.ofTime(250, 102, 0)).isPresent();
        assertThat(Comparison.ofTime(250, 102, 5)).isEmpty();
        assertThat(Comparison.ofTime(250, 2_000, 5)).isPresent();
    }

    private static ObjectNode shares(String outcome, int times) {
        return new ObjectMapper().createObjectNode().put(outcome, times);
    }
}
