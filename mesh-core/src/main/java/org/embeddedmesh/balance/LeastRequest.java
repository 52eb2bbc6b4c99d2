package org.embeddedmesh.balance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The less busy of two endpoints drawn at random, Envoy's {@code choice_count} 2; endpoints of unequal weights by earliest
 * deadline, where each active request makes an endpoint's weight count for less.
 */
final class LeastRequest implements LoadBalancer {

    private final LiveEndpoint[] endpoints;

    private LeastRequest(List<LiveEndpoint> endpoints) {
        this.endpoints = endpoints.toArray(LiveEndpoint[]::new);
    }

    static LoadBalancer of(List<LiveEndpoint> endpoints, LongSupplier random) {
        return EarliestDeadline.isNeeded(endpoints)
                ? new EarliestDeadline(endpoints, it -> it.weight() / (it.active() + 1.0), random)
                : new LeastRequest(endpoints);
    }

    @Override
    public Optional<LiveEndpoint> pick(LongSupplier random) {
        LiveEndpoint one = draw(random);
        LiveEndpoint other = draw(random);
        return (other.active() < one.active() ? other : one).picked();
    }

    @Override
    public List<LiveEndpoint> candidates() {
        return List.of(endpoints);
    }

    /** One wins against all that are busier whichever is drawn first, and against those as busy when it is. */
    @Override
    public Map<LiveEndpoint, Double> chances() {
        int[] active =
                Arrays.stream(endpoints).mapToInt(LiveEndpoint::active).sorted().toArray();
        return Chances.of(
                endpoints, it -> 2.0 * active.length - below(it.active(), active) - below(it.active() + 1, active));
    }

    private static int below(int limit, int[] sorted) {
        int count = 0;
        while (count < sorted.length && sorted[count] < limit) {
            count++;
        }
        return count;
    }

    private LiveEndpoint draw(LongSupplier random) {
        return endpoints[(int) (random.getAsLong() % endpoints.length)];
    }
}
