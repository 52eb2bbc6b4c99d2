package org.embeddedmesh.outbound;

import org.embeddedmesh.balance.LiveEndpoint;
import org.jspecify.annotations.Nullable;

/** The endpoints that a call has tried, Envoy's {@code previous_hosts}. Immutable. */
record PreviousEndpoints(
        @Nullable LiveEndpoint last, @Nullable PreviousEndpoints earlier) {

    static final PreviousEndpoints NONE = new PreviousEndpoints(null, null);

    PreviousEndpoints and(LiveEndpoint endpoint) {
        return new PreviousEndpoints(endpoint, this);
    }

    boolean contains(LiveEndpoint endpoint) {
        return (last != null && last.sameAddress(endpoint)) || (earlier != null && earlier.contains(endpoint));
    }
}
