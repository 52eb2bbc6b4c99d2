package org.embeddedmesh.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.embeddedmesh.endpoint.HealthStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first cases are the tables of Envoy's documentation on priority levels and on the panic threshold. */
class PriorityLoadTests {

    @ParameterizedTest(name = "healthy {0} -> traffic {1}")
    @CsvSource({
        "100 100, 100 0",
        "72 100, 100 0",
        "71 100, 99 1",
        "50 100, 70 30",
        "25 100, 35 65",
        "0 100, 0 100",
        "72 72, 100 0",
        "71 71, 99 1",
        "50 50, 70 30",
        "25 25, 50 50",
        "100 100 100, 100 0 0",
        "72 72 100, 100 0 0",
        "71 71 100, 99 1 0",
        "50 50 100, 70 30 0",
        "25 100 100, 35 65 0",
        "25 25 100, 35 35 30"
    })
    void loadFollowsHealth(String healthy, String traffic) {
        assertThat(load(healthy, "", 50).healthyShare).containsExactly(numbers(traffic));
    }

    @ParameterizedTest(name = "healthy {0}, threshold {1} -> panic {2}")
    @CsvSource({
        "72 72, 50, false false",
        "71 71, 50, false false",
        "50 60, 50, false false",
        "25 100, 50, false false",
        "0 100, 50, false false",
        "25 25, 50, true true",
        "5 65, 50, true false",
        "25 25, 0, false false",
        "0 0, 0, false false",
        "0 0, 1, true true",
        "30 30, 30, false false"
    })
    void panicOnlyWhenAllPrioritiesTogetherDoNotSuffice(String healthy, int threshold, String expected) {
        assertThat(Arrays.toString(load(healthy, "", threshold).panic))
                .isEqualTo("[" + expected.replace(" ", ", ") + "]");
    }

    @ParameterizedTest(name = "healthy {0}, degraded {1} -> {2} and {3}")
    @CsvSource({
        "50 0, 50 0, 70 0, 30 0",
        "0 0, 100 0, 0 0, 100 0",
        "0 100, 100 0, 0 100, 0 0",
        "10 20, 20 10, 18 33, 33 16"
    })
    void degradedTakesWhatHealthyLeaves(String healthy, String degraded, String healthyShare, String degradedShare) {
        PriorityLoad load = load(healthy, degraded, 0);

        assertThat(load.healthyShare).containsExactly(numbers(healthyShare));
        assertThat(load.degradedShare).containsExactly(numbers(degradedShare));
    }

    @Test
    void inTotalPanicLoadFollowsTheNumberOfEndpoints() {
        List<List<LiveEndpoint>> levels = List.of(level(1, 0, 0), level(2, 0, 0));

        assertThat(new PriorityLoad(levels, 50).healthyShare).containsExactly(34, 66);
    }

    @Test
    void priorityWithoutEndpointsGetsNothing() {
        assertThat(new PriorityLoad(List.of(List.of(), level(3, 3, 0)), 50).healthyShare)
                .containsExactly(0, 100);
    }

    @Test
    void oneHealthyAmongVeryManyCountsAsNone() {
        assertThat(new PriorityLoad(List.of(level(200, 1, 0)), 0).healthyShare).containsExactly(0);
    }

    private static PriorityLoad load(String healthy, String degraded, int threshold) {
        int[] healthyCounts = numbers(healthy);
        int[] degradedCounts = degraded.isEmpty() ? new int[healthyCounts.length] : numbers(degraded);
        List<List<LiveEndpoint>> levels = new ArrayList<>();
        for (int i = 0; i < healthyCounts.length; i++) {
            levels.add(level(100, healthyCounts[i], degradedCounts[i]));
        }
        return new PriorityLoad(levels, threshold);
    }

    private static List<LiveEndpoint> level(int hosts, int healthy, int degraded) {
        List<LiveEndpoint> level = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            HealthStatus health = i < healthy
                    ? HealthStatus.HEALTHY
                    : i < healthy + degraded ? HealthStatus.DEGRADED : HealthStatus.UNHEALTHY;
            level.add(TestEndpoints.live(TestEndpoints.endpoint("h" + i, 1, 0, health)));
        }
        return level;
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
