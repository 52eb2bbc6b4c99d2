package org.embeddedmesh.balance;

import java.util.Optional;
import org.embeddedmesh.endpoint.Endpoint;

/** An endpoint together with its running state, which outlives it when only its weight, health or the like changes. */
public final class LiveEndpoint {

    private final Endpoint endpoint;
    private final ActiveRequests activeRequests;
    private final Optional<LiveEndpoint> picked = Optional.of(this);

    public LiveEndpoint(Endpoint endpoint, ActiveRequests activeRequests) {
        this.endpoint = endpoint;
        this.activeRequests = activeRequests;
    }

    /** As the control plane told it. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** The requests on their way to it. */
    public ActiveRequests activeRequests() {
        return activeRequests;
    }

    /** Whether both are one address, whatever else is said of them. */
    public boolean sameAddress(LiveEndpoint other) {
        return activeRequests == other.activeRequests;
    }

    int weight() {
        return endpoint.weight();
    }

    int active() {
        return activeRequests.count();
    }

    Optional<LiveEndpoint> picked() {
        return picked;
    }
}
