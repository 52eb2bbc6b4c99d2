package org.embeddedmesh.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.embeddedmesh.balance.LiveEndpoint;
import org.embeddedmesh.http.ResponseHead;
import org.embeddedmesh.snapshot.LiveCluster;
import org.jspecify.annotations.Nullable;

/** Picks the endpoint of an attempt: one that the call has not tried and that is not leaving, while there is one. */
final class HostSelection {

    /** What an endpoint answers with while it drains, ours as Envoy's. */
    private static final String LEAVING = "x-envoy-immediate-health-check-fail";
    /** By then it is gone, and the control plane has said so if it can. */
    private static final Duration LONGEST_DEPARTURE = Duration.ofSeconds(10);

    private final LongSupplier nanoClock;
    private final LongSupplier random;

    HostSelection(LongSupplier nanoClock, LongSupplier random) {
        this.nanoClock = nanoClock;
        this.random = random;
    }

    /** Empty: there is no endpoint at all. After so many picks that do not fit it looks for one that does. */
    Optional<LiveEndpoint> pick(LiveCluster cluster, PreviousEndpoints previous, int mostRejected) {
        Optional<LiveEndpoint> picked = cluster.pick(random);
        for (int i = 0; i < mostRejected && isRejected(picked, previous); i++) {
            picked = cluster.pick(random);
        }
        return isRejected(picked, previous) ? untried(cluster.candidates(), previous, picked) : picked;
    }

    /** Takes an endpoint's word that it is leaving. */
    void heard(LiveEndpoint endpoint, ResponseHead head) {
        if (!head.headers().values(LEAVING).isEmpty()) {
            endpoint.leaves(nanoClock.getAsLong() + LONGEST_DEPARTURE.toNanos());
        }
    }

    private boolean isRejected(Optional<LiveEndpoint> picked, PreviousEndpoints previous) {
        return picked.isPresent()
                && (previous.contains(picked.get()) || picked.get().isLeaving(nanoClock));
    }

    /** Envoy takes the last pick; but least request prefers idle endpoints, so one that has just died, over those that serve. */
    private Optional<LiveEndpoint> untried(
            List<LiveEndpoint> candidates, PreviousEndpoints previous, Optional<LiveEndpoint> lastPick) {
        int begin = (int) (random.getAsLong() % candidates.size());
        @Nullable LiveEndpoint leaving = null;
        for (int i = 0; i < candidates.size(); i++) {
            LiveEndpoint candidate = candidates.get((begin + i) % candidates.size());
            if (previous.contains(candidate)) {
                continue;
            }
            if (!candidate.isLeaving(nanoClock)) {
                return Optional.of(candidate);
            }
            leaving = candidate;
        }
        return leaving == null ? lastPick : Optional.of(leaving);
    }
}
