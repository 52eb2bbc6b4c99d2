package org.embeddedmesh.outbound;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.embeddedmesh.balance.LiveEndpoint;
import org.embeddedmesh.snapshot.LiveCluster;
import org.jspecify.annotations.Nullable;

/** The endpoints that a call has tried, Envoy's {@code previous_hosts}. Immutable. */
record PreviousEndpoints(
        @Nullable LiveEndpoint last, @Nullable PreviousEndpoints earlier) {

    static final PreviousEndpoints NONE = new PreviousEndpoints(null, null);

    PreviousEndpoints and(LiveEndpoint endpoint) {
        return new PreviousEndpoints(endpoint, this);
    }

    /**
     * Picks until another endpoint comes, or until so many picks have been rejected: then any that was not tried, and the
     * last pick where there is none.
     */
    Optional<LiveEndpoint> pickAnother(LiveCluster cluster, int mostRejected, LongSupplier random) {
        Optional<LiveEndpoint> picked = cluster.pick(random);
        for (int i = 0; i < mostRejected && isTried(picked); i++) {
            picked = cluster.pick(random);
        }
        return isTried(picked) ? untried(cluster.candidates(), random, picked) : picked;
    }

    /** Envoy takes the last pick; but least request prefers idle endpoints, so one that has just died, over those that serve. */
    private Optional<LiveEndpoint> untried(
            List<LiveEndpoint> candidates, LongSupplier random, Optional<LiveEndpoint> lastPick) {
        int begin = (int) (random.getAsLong() % candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            LiveEndpoint candidate = candidates.get((begin + i) % candidates.size());
            if (!contains(candidate)) {
                return Optional.of(candidate);
            }
        }
        return lastPick;
    }

    private boolean isTried(Optional<LiveEndpoint> picked) {
        return picked.isPresent() && contains(picked.get());
    }

    private boolean contains(LiveEndpoint endpoint) {
        return (last != null && last.sameAddress(endpoint)) || (earlier != null && earlier.contains(endpoint));
    }
}
