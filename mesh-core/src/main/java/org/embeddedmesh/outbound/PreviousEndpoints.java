package org.embeddedmesh.outbound;

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

    /** Picks until another endpoint comes, or until so many picks have been rejected: then any will do. */
    Optional<LiveEndpoint> pickAnother(LiveCluster cluster, int mostRejected, LongSupplier random) {
        Optional<LiveEndpoint> picked = cluster.pick(random);
        for (int i = 0; i < mostRejected && picked.isPresent() && contains(picked.get()); i++) {
            picked = cluster.pick(random);
        }
        return picked;
    }

    private boolean contains(LiveEndpoint endpoint) {
        return (last != null && last.sameAddress(endpoint)) || (earlier != null && earlier.contains(endpoint));
    }
}
