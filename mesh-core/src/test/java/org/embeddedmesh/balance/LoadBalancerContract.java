package org.embeddedmesh.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.embeddedmesh.balance.TestEndpoints.endpoint;
import static org.embeddedmesh.balance.TestEndpoints.live;
import static org.embeddedmesh.balance.TestEndpoints.seeded;
import static org.embeddedmesh.endpoint.HealthStatus.DEGRADED;
import static org.embeddedmesh.endpoint.HealthStatus.DRAINING;
import static org.embeddedmesh.endpoint.HealthStatus.HEALTHY;
import static org.embeddedmesh.endpoint.HealthStatus.UNHEALTHY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.embeddedmesh.endpoint.HealthStatus;
import org.junit.jupiter.api.Test;

/** What every load balancer promises. */
abstract class LoadBalancerContract {

    private final LongSupplier random = seeded(42);

    abstract LoadBalancingPolicy policy();

    @Test
    void nothingIsPickedWhenThereIsNoEndpoint() {
        assertThat(balancer(List.of(), 50).pick(random)).isEmpty();
    }

    @Test
    void loneEndpointIsAlwaysPicked() {
        assertThat(picks(balancer(List.of(live("a")), 50), 100)).containsOnly(Map.entry("a", 100));
    }

    @Test
    void equalEndpointsGetEqualShares() {
        Map<String, Integer> picks = picks(balancer(List.of(live("a"), live("b"), live("c")), 50), 30_000);

        assertThat(picks.values()).hasSize(3).allSatisfy(it -> assertThat(it).isCloseTo(10_000, within(400)));
    }

    @Test
    void onlyHealthyEndpointsArePickedWhileTheyAreEnough() {
        LoadBalancer balancer = balancer(
                List.of(of("a", 0, HEALTHY), of("b", 0, HEALTHY), of("c", 0, HEALTHY), of("d", 0, UNHEALTHY)), 50);

        assertThat(picks(balancer, 1_000)).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void drainingEndpointIsNotPicked() {
        LoadBalancer balancer = balancer(List.of(of("a", 0, HEALTHY), of("b", 0, DRAINING)), 0);

        assertThat(picks(balancer, 100)).containsOnlyKeys("a");
    }

    @Test
    void degradedEndpointTakesWhatHealthyOnesCannot() {
        LoadBalancer balancer = balancer(List.of(of("a", 0, HEALTHY), of("b", 0, DEGRADED)), 50);

        assertThat(picks(balancer, 10_000).get("b")).isCloseTo(3_000, within(300));
    }

    @Test
    void allEndpointsArePickedInPanic() {
        LoadBalancer balancer =
                balancer(List.of(of("a", 0, HEALTHY), of("b", 0, UNHEALTHY), of("c", 0, UNHEALTHY)), 50);

        assertThat(picks(balancer, 1_000)).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void nothingIsPickedWhenAllAreUnhealthyAndPanicIsOff() {
        assertThat(balancer(List.of(of("a", 0, UNHEALTHY), of("b", 0, DRAINING)), 0)
                        .pick(random))
                .isEmpty();
    }

    @Test
    void nextPriorityTakesOverWhenTheFirstIsUnhealthy() {
        LoadBalancer balancer = balancer(List.of(of("a", 0, UNHEALTHY), of("b", 1, HEALTHY)), 50);

        assertThat(picks(balancer, 100)).containsOnlyKeys("b");
    }

    @Test
    void healthyFirstPriorityKeepsAllCalls() {
        LoadBalancer balancer = balancer(List.of(of("a", 0, HEALTHY), of("b", 1, HEALTHY)), 50);

        assertThat(picks(balancer, 100)).containsOnlyKeys("a");
    }

    @Test
    void whatCanBePickedIsACandidate() {
        LoadBalancer balancer = balancer(
                List.of(of("a", 0, HEALTHY), of("b", 0, DRAINING), of("c", 0, DEGRADED), of("d", 1, HEALTHY)), 0);

        assertThat(balancer.candidates())
                .extracting(it -> it.endpoint().address())
                .containsExactlyInAnyOrderElementsOf(picks(balancer, 10_000).keySet());
    }

    @Test
    void nothingIsACandidateWhenNothingCanBePicked() {
        assertThat(balancer(List.of(of("a", 0, UNHEALTHY)), 0).candidates()).isEmpty();
    }

    @Test
    void threadsPickAtTheSameTime() throws Exception {
        LoadBalancer balancer = balancer(List.of(live("a", 1), live("b", 2), live("c", 1)), 50);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Map<String, Integer>> pick =
                    () -> picks(balancer, seeded(Thread.currentThread().getId()), 5_000);
            List<Future<Map<String, Integer>>> results =
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(it -> pick).toList());
            int total = 0;
            for (Future<Map<String, Integer>> result : results) {
                total += result.get().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
            }
            assertThat(total).isEqualTo(20_000);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void chancesAreWhatPicksShow() {
        List<LiveEndpoint> endpoints =
                List.of(of("a", 0, HEALTHY), of("b", 0, HEALTHY), of("c", 0, UNHEALTHY), of("d", 1, HEALTHY));
        endpoints.get(0).activeRequests().begin();

        assertChances(endpoints);
    }

    @Test
    void chancesFollowWeights() {
        assertChances(List.of(live("a", 1), live("b", 2), live("c", 5)));
    }

    private void assertChances(List<LiveEndpoint> endpoints) {
        LoadBalancer balancer = balancer(endpoints, 50);
        Map<String, Integer> picks = picks(balancer, 30_000);

        Map<String, Double> chances = new HashMap<>();
        balancer.chances().forEach((it, chance) -> chances.put(it.endpoint().address(), chance));

        assertThat(chances).containsOnlyKeys(picks.keySet());
        chances.forEach((address, chance) ->
                assertThat(picks.get(address) / 30_000.0).as(address).isCloseTo(chance, within(0.015)));
        assertThat(chances.values().stream().mapToDouble(it -> it).sum()).isCloseTo(1, within(1e-9));
    }

    final LoadBalancer balancer(List<LiveEndpoint> endpoints, int panicThreshold) {
        return LoadBalancer.of(policy(), endpoints, panicThreshold, () -> 0);
    }

    /** How often each address is picked by calls one after the other. */
    final Map<String, Integer> picks(LoadBalancer balancer, int number) {
        return picks(balancer, random, number);
    }

    private static Map<String, Integer> picks(LoadBalancer balancer, LongSupplier random, int number) {
        Map<String, Integer> picks = new HashMap<>();
        addresses(balancer, random, number).forEach(it -> picks.merge(it, 1, Integer::sum));
        return picks;
    }

    final String sequence(LoadBalancer balancer, int number) {
        return String.join("", addresses(balancer, random, number));
    }

    private static List<String> addresses(LoadBalancer balancer, LongSupplier random, int number) {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            LiveEndpoint picked = balancer.pick(random).orElseThrow();
            picked.activeRequests().begin();
            addresses.add(picked.endpoint().address());
            picked.activeRequests().end();
        }
        return addresses;
    }

    private static LiveEndpoint of(String address, int priority, HealthStatus health) {
        return live(endpoint(address, 1, priority, health));
    }
}
