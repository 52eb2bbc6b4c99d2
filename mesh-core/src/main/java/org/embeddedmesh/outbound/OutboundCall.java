package org.embeddedmesh.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.embeddedmesh.balance.LiveEndpoint;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.http.NormalizedHead;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.http.ResponseHead;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.ClusterEntry;
import org.embeddedmesh.route.FormatContext;
import org.embeddedmesh.route.HeaderChain;
import org.embeddedmesh.route.RouteEntry;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.Destination;
import org.embeddedmesh.snapshot.LiveCluster;
import org.embeddedmesh.snapshot.Snapshot;
import org.embeddedmesh.telemetry.ResponseFlag;
import org.jspecify.annotations.Nullable;

/**
 * One call from its first decision to the end of its answer: {@link #start()}, then what each step asks for, at last
 * {@link #finished(BodyEnd)} or {@link #finished()}. The snapshot that routed the call decides all of it. Used by one
 * thread at a time.
 */
public final class OutboundCall extends CallReport {

    // Envoy's default of max_request_headers_kb.
    private static final int LONGEST_HEAD = 60 * 1024;
    private static final CallStep PASS_THROUGH = new CallStep.PassThrough();
    private static final CallStep RESPOND = new CallStep.Respond();

    private final OutboundEngine engine;
    private final boolean bodyReplayable;
    private @Nullable ConfigurationWait wait;
    private long deadline;
    private @Nullable Snapshot snapshot;
    private @Nullable LiveCluster cluster;
    private RequestFilters filters = RequestFilters.NONE;
    private PreviousEndpoints previous = PreviousEndpoints.NONE;
    private @Nullable String requestId;
    private boolean active;

    OutboundCall(OutboundEngine engine, RequestHead head, CallOptions options) {
        super(head);
        this.engine = engine;
        this.bodyReplayable = options.bodyReplayable();
    }

    /** The first step. */
    public CallStep start() {
        return route();
    }

    /** The step after {@link CallStep.Await} or {@link CallStep.Delay}. */
    public CallStep resume() {
        if (target == null) {
            return route();
        }
        if (filters.delay() != null) {
            filters = RequestFilters.afterDelay(target.filters(), head, engine.random());
            return filtered(filters, target);
        }
        return cluster == null ? route() : attempt(target, cluster);
    }

    /** The step after {@link CallStep.Send}. */
    public CallStep completed(Outcome outcome) {
        if (outcome instanceof Outcome.Abandoned) {
            flag(ResponseFlag.DC);
            return reply(replies().abandoned(flags));
        }
        if (target == null || cluster == null) {
            throw new IllegalStateException("no attempt was made");
        }
        if (outcome instanceof Outcome.Response response) {
            return responded(response, target, cluster);
        }
        return failed(outcome, target, cluster);
    }

    /**
     * How the headers of the response that is handed on change.
     *
     * @param response as it came
     */
    public HeaderChain responseHeaders(ResponseHead response) {
        HeaderChain chain = target == null ? HeaderChain.NONE : responseHeaders(target);
        return chain.isFormatted()
                ? chain.resolved(FormatContext.ofResponse(head, response.headers(), engine.address()))
                : chain;
    }

    /** The answer's body has ended so. Then as {@link #finished()}; only the first counts. */
    public void finished(BodyEnd end) {
        if (active && end != BodyEnd.WHOLE) {
            brokeOff(end, target != null && isOver(target));
        }
        finished();
    }

    /** The call is over: the endpoint's count goes back. May be called more than once. */
    public void finished() {
        if (active && endpoint != null) {
            active = false;
            endpoint.activeRequests().end();
        }
    }

    private CallStep route() {
        target = null;
        Snapshot snapshot = engine.snapshot();
        Destination destination = snapshot.destination(head.authority(), head.port(), engine.namespace());
        if (destination instanceof Destination.Configured configured) {
            return route(configured, snapshot);
        }
        if (destination instanceof Destination.Awaited missing) {
            return await(missing.authority())
                    .orElseGet(() -> reply(replies().clusterNotFound(Set.of(ResponseFlag.NC), HeaderChain.NONE)));
        }
        return destination instanceof Destination.Refused ? blocked() : PASS_THROUGH;
    }

    private CallStep blocked() {
        route = RouteEntry.BLOCK_ALL;
        return reply(replies().direct(route.directResponse().orElseThrow()));
    }

    private Optional<CallStep> await(Authority destination) {
        if (wait == null) {
            wait = new ConfigurationWait(engine.nanoTime());
        }
        return wait.step(destination, engine.nanoTime());
    }

    private CallStep route(Destination.Configured destination, Snapshot snapshot) {
        if (head.headers().length() + head.path().length() > LONGEST_HEAD) {
            return reply(replies().headTooLarge());
        }
        if (!destination.paths().isNormal(head.path())) {
            Optional<RequestHead> normalized = NormalizedHead.of(head, destination.paths());
            if (normalized.isEmpty()) {
                return reply(replies().badPath());
            }
            head = normalized.get();
        }
        Optional<RouteEntry> match = destination.routes().match(head);
        if (match.isEmpty()) {
            return reply(replies().noRoute());
        }
        route = match.get();
        return route.directResponse().isPresent()
                ? reply(replies().direct(route.directResponse().get()))
                : split(route, destination.authority(), snapshot);
    }

    private CallStep split(RouteEntry route, Authority destination, Snapshot snapshot) {
        this.snapshot = snapshot;
        target = route.split(route.isSplit() ? engine.random().getAsLong() : 0);
        cluster = snapshot.cluster(target.cluster(head)).orElse(null);
        if (cluster == null && snapshot.isAwaited(target.cluster(head))) {
            Optional<CallStep> await = await(destination);
            if (await.isPresent()) {
                return await.get();
            }
        }
        filters = RequestFilters.of(target.filters(), head, engine.random());
        return filtered(filters, target);
    }

    private CallStep filtered(RequestFilters filters, ClusterEntry target) {
        if (filters.delay() != null) {
            flag(ResponseFlag.DI);
            return new CallStep.Delay(filters.delay());
        }
        if (filters.abort() != null) {
            flag(ResponseFlag.FI);
            return reply(replies().aborted(filters.abort(), flags, target.responseHeaders()));
        }
        return filters.preflight() == null ? forward(target) : reply(replies().preflight(filters.preflight(), flags));
    }

    private CallStep forward(ClusterEntry target) {
        if (cluster == null) {
            flag(ResponseFlag.NC);
            return reply(replies().clusterNotFound(flags, responseHeaders(target)));
        }
        if (!target.timeout().isZero()) {
            deadline = engine.nanoTime() + target.timeout().toNanos();
        }
        return attempt(target, cluster);
    }

    private CallStep attempt(ClusterEntry target, LiveCluster cluster) {
        if (isOver(target)) {
            return fail(Failure.ROUTE_TIMEOUT, target);
        }
        // As in Envoy, an attempt counts before it is known whether anybody is there.
        attempts++;
        Optional<LiveEndpoint> picked =
                engine.hosts().pick(cluster, previous, policy(target).hostSelectionMaxAttempts());
        if (picked.isEmpty()) {
            flag(ResponseFlag.UH);
            return reply(replies().noHealthyUpstream(flags, responseHeaders(target)));
        }
        endpoint = picked.get();
        endpoint.activeRequests().begin();
        active = true;
        return new CallStep.Send(new RoutedAttempt(this, target, endpoint, attempts, mirrors(target)));
    }

    private CallStep responded(Outcome.Response response, ClusterEntry target, LiveCluster cluster) {
        if (endpoint != null) {
            engine.hosts().heard(endpoint, response.head());
        }
        if (bodyReplayable && target.retries().retriesResponse(response.head())) {
            if (mayRepeat(target)) {
                return repeat(target, cluster);
            }
            flag(ResponseFlag.URX);
        }
        details = "via_upstream";
        return RESPOND;
    }

    private CallStep failed(Outcome outcome, ClusterEntry target, LiveCluster cluster) {
        Failure failure =
                isRouteTimeout(outcome, target) ? Failure.ROUTE_TIMEOUT : Failure.of(outcome, target.retries());
        if (failure.repeatable() && (bodyReplayable || failure.untouched())) {
            if (mayRepeat(target)) {
                return repeat(target, cluster);
            }
            flag(ResponseFlag.URX);
        }
        return fail(failure, target);
    }

    private boolean mayRepeat(ClusterEntry target) {
        return attempts <= policy(target).numRetries();
    }

    private CallStep repeat(ClusterEntry target, LiveCluster cluster) {
        finished();
        if (endpoint != null && policy(target).avoidPreviousHosts()) {
            previous = previous.and(endpoint);
        }
        Duration wait =
                target.retries().backoff().delay(attempts, engine.random().getAsLong());
        if (wait.isZero() || isOver(target)) {
            return attempt(target, cluster);
        }
        boolean endsBefore = !target.timeout().isZero() && remaining().compareTo(wait) < 0;
        return new CallStep.Delay(endsBefore ? remaining() : wait);
    }

    private static RetryPolicy policy(ClusterEntry target) {
        return target.retries().policy();
    }

    private boolean isRouteTimeout(Outcome outcome, ClusterEntry target) {
        boolean onlyRouteHasTimeout =
                !target.timeout().isZero() && target.perTryTimeout().isZero();
        return isOver(target) || (outcome instanceof Outcome.Timeout && onlyRouteHasTimeout);
    }

    private boolean isOver(ClusterEntry target) {
        return !target.timeout().isZero() && deadline - engine.nanoTime() <= 0;
    }

    private CallStep fail(Failure failure, ClusterEntry target) {
        flag(failure.flag());
        return reply(replies().failure(failure, attempts > 1, flags, responseHeaders(target)));
    }

    private CallStep reply(LocalReply reply) {
        finished();
        flags = reply.flags();
        details = reply.details();
        return new CallStep.Reply(reply);
    }

    private HeaderChain responseHeaders(ClusterEntry target) {
        return filters.after(target.responseHeaders());
    }

    private LocalReplies replies() {
        return new LocalReplies(head, engine.address());
    }

    private List<MirrorAttempt> mirrors(ClusterEntry target) {
        return attempts == 1 && snapshot != null && !target.mirrors().isEmpty()
                ? MirroredCall.draw(this, target, snapshot, engine)
                : List.of();
    }

    Cluster upstream() {
        return Objects.requireNonNull(cluster).cluster();
    }

    String ownAddress() {
        return engine.address();
    }

    /** The application's, or one that all attempts and copies share. */
    String requestId() {
        if (requestId == null) {
            List<String> given = head.headers().values(RequestId.HEADER);
            requestId = given.isEmpty() ? RequestId.of(engine.random()) : given.get(0);
        }
        return requestId;
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(1, deadline - engine.nanoTime()));
    }
}
