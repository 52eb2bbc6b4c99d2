package org.embeddedmesh.balance;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.embeddedmesh.endpoint.Endpoint;

/** An endpoint together with its running state, which outlives it when only its weight, health or the like changes. */
public final class LiveEndpoint {

    private final Endpoint endpoint;
    private final ActiveRequests activeRequests;
    private final Departure departure;
    private final Optional<LiveEndpoint> picked = Optional.of(this);

    /** One that nothing is known of yet but what the control plane tells. */
    public LiveEndpoint(Endpoint endpoint, ActiveRequests activeRequests) {
        this(endpoint, activeRequests, new Departure());
    }

    private LiveEndpoint(Endpoint endpoint, ActiveRequests activeRequests, Departure departure) {
        this.endpoint = endpoint;
        this.activeRequests = activeRequests;
        this.departure = departure;
    }

    /** The same address, of which the control plane now tells this. */
    public LiveEndpoint as(Endpoint told) {
        return new LiveEndpoint(told, activeRequests, departure);
    }

    /** As the control plane told it. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** The requests on their way to it. */
    public ActiveRequests activeRequests() {
        return activeRequests;
    }

    /**
     * It has said itself that it takes no more requests: until then another one is preferred.
     *
     * @param until as of the clock that {@link #isLeaving} is asked with
     */
    public void leaves(long until) {
        departure.announced(until);
    }

    /** Whether it has said that it takes no more requests, and the time of that is not over. */
    public boolean isLeaving(LongSupplier nanoClock) {
        return departure.isUnderWay(nanoClock);
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
