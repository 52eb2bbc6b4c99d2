package org.embeddedmesh.outbound;

import java.util.Optional;
import java.util.Set;
import org.embeddedmesh.balance.LiveEndpoint;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.ClusterEntry;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.route.RouteEntry;
import org.embeddedmesh.telemetry.ResponseFlag;
import org.jspecify.annotations.Nullable;

/** What a call tells of itself, in Envoy's words, as far as it has got. */
abstract class CallReport {

    RequestHead head;

    @Nullable
    RouteEntry route;

    @Nullable
    ClusterEntry target;

    @Nullable
    LiveEndpoint endpoint;

    int attempts;
    Set<ResponseFlag> flags = Set.of();
    String details = "";

    CallReport(RequestHead head) {
        this.head = head;
    }

    final RequestHead head() {
        return head;
    }

    final void flag(ResponseFlag flag) {
        flags = Flags.with(flags, flag);
    }

    /** The response that was handed on has not ended whole. */
    final void brokeOff(BodyEnd end, boolean routeTimeIsOver) {
        if (end == BodyEnd.BROKEN) {
            ended(ResponseFlag.UPE, "upstream_reset_after_response_started{protocol_error}");
        } else if (end == BodyEnd.TIMED_OUT && routeTimeIsOver) {
            ended(ResponseFlag.UT, "response_timeout");
        } else {
            ended(ResponseFlag.DC, "downstream_remote_disconnect");
        }
    }

    private void ended(ResponseFlag flag, String details) {
        flag(flag);
        this.details = details;
    }

    /** Envoy's name of the route that took the call, or empty. */
    public final String routeName() {
        return route == null ? "" : route.route().name();
    }

    /** Name of the cluster that was chosen, or empty. */
    public final String cluster() {
        return target == null ? "" : target.cluster(head);
    }

    /** Where the last attempt went. */
    public final Optional<Endpoint> endpoint() {
        return Optional.ofNullable(endpoint).map(LiveEndpoint::endpoint);
    }

    /** How many attempts were made so far; one that found no endpoint counts, as in Envoy. */
    public final int attempts() {
        return attempts;
    }

    /** Why the call ended as it did, iterated in Envoy's order; empty when all went well. */
    public final Set<ResponseFlag> flags() {
        return flags;
    }

    /** Envoy's response code details, {@code via_upstream}; empty before the call has ended. */
    public final String details() {
        return details;
    }

    /** The rule that decided. */
    public final Origin origin() {
        return route == null ? Origin.NONE : route.route().origin();
    }
}
