package org.embeddedmesh.outbound;

import java.util.Optional;
import java.util.Set;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.telemetry.ResponseFlag;

/**
 * One call from its first decision to the end of its answer: {@link #start()}, then what each step asks for, at last
 * {@link #finished()}. Used by one thread at a time.
 */
public final class OutboundCall {

    private static final CallStep PASS_THROUGH = new CallStep.PassThrough();

    private final OutboundEngine engine;
    private final RequestHead head;
    private final CallOptions options;

    OutboundCall(OutboundEngine engine, RequestHead head, CallOptions options) {
        this.engine = engine;
        this.head = head;
        this.options = options;
    }

    /** The first step. */
    public CallStep start() {
        return PASS_THROUGH;
    }

    /** The step after {@link CallStep.Await} or {@link CallStep.Delay}. */
    public CallStep resume() {
        return PASS_THROUGH;
    }

    /** The step after {@link CallStep.Send}. */
    public CallStep completed(Outcome outcome) {
        return PASS_THROUGH;
    }

    /** The answer's body has ended, or the caller gave up. May be called more than once. */
    public void finished() {}

    /** Envoy's name of the route that took the call, or empty. */
    public String routeName() {
        return "";
    }

    /** Name of the cluster that was chosen, or empty. */
    public String cluster() {
        return "";
    }

    /** Where the last attempt went. */
    public Optional<Endpoint> endpoint() {
        return Optional.empty();
    }

    /** How many attempts were made so far. */
    public int attempts() {
        return 0;
    }

    /** Why the call ended as it did, in Envoy's order; empty when all went well. */
    public Set<ResponseFlag> flags() {
        return Set.of();
    }

    /** Envoy's response code details, {@code via_upstream}; empty before the call has ended. */
    public String details() {
        return "";
    }

    /** The rule that decided. */
    public Origin origin() {
        return Origin.NONE;
    }
}
