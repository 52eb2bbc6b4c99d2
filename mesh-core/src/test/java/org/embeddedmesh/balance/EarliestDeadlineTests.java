package org.embeddedmesh.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.embeddedmesh.balance.TestEndpoints.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EarliestDeadlineTests {

    private static final int PICKS = 7_000;

    @Test
    void theOrderIsThatOfAQueueByDeadlineAndTurn() {
        List<LiveEndpoint> endpoints = new Random(3)
                .ints(100, 1, 11)
                .mapToObj(weight -> live("e" + weight, weight))
                .toList();
        EarliestDeadline balancer = new EarliestDeadline(endpoints, LiveEndpoint::weight, () -> 0);

        assertThat(Stream.generate(() -> balancer.pick(() -> 0).orElseThrow()).limit(5_000))
                .containsExactlyElementsOf(byQueue(endpoints, 5_000));
    }

    @Test
    void severalThreadsTogetherKeepTheWeights() throws Exception {
        EarliestDeadline balancer =
                new EarliestDeadline(List.of(live("a", 1), live("b", 2), live("c", 4)), LiveEndpoint::weight, () -> 0);

        Map<String, Integer> picks = picksOfFourThreads(balancer);

        assertThat(picks.get("a")).isCloseTo(4 * PICKS / 7, within(8));
        assertThat(picks.get("b")).isCloseTo(4 * PICKS * 2 / 7, within(8));
        assertThat(picks.get("c")).isCloseTo(4 * PICKS * 4 / 7, within(8));
    }

    /** As Envoy does it: what is taken from the queue goes back with its next deadline. */
    private static List<LiveEndpoint> byQueue(List<LiveEndpoint> endpoints, int number) {
        PriorityQueue<Due> queue = new PriorityQueue<>();
        int turn = 0;
        for (LiveEndpoint endpoint : endpoints) {
            queue.add(new Due(1.0 / endpoint.weight(), turn++, endpoint));
        }
        List<LiveEndpoint> picks = new ArrayList<>();
        while (picks.size() < number) {
            Due due = queue.remove();
            picks.add(due.endpoint);
            queue.add(new Due(due.deadline + 1.0 / due.endpoint.weight(), turn++, due.endpoint));
        }
        return picks;
    }

    private static Map<String, Integer> picksOfFourThreads(LoadBalancer balancer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<List<LiveEndpoint>> picker =
                () -> Stream.generate(() -> balancer.pick(() -> 0).orElseThrow())
                        .limit(PICKS)
                        .toList();
        try {
            Map<String, Integer> picks = new HashMap<>();
            for (Future<List<LiveEndpoint>> each : threads.invokeAll(Collections.nCopies(4, picker))) {
                each.get().forEach(it -> picks.merge(it.endpoint().address(), 1, Integer::sum));
            }
            return picks;
        } finally {
            threads.shutdownNow();
        }
    }

    private record Due(double deadline, int turn, LiveEndpoint endpoint) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            int byDeadline = Double.compare(deadline, other.deadline);
            return byDeadline != 0 ? byDeadline : Integer.compare(turn, other.turn);
        }
    }
}
