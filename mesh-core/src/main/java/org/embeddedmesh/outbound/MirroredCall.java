package org.embeddedmesh.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.embeddedmesh.balance.LiveEndpoint;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.MutableHeaders;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.ClusterEntry;
import org.embeddedmesh.route.RouteAction.Mirror;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.LiveCluster;
import org.embeddedmesh.snapshot.Snapshot;

/** A copy as Envoy makes it: with the route's rewrites and headers, marked as internal. */
final class MirroredCall implements MirrorAttempt {

    private static final String FORWARDED_FOR = "x-forwarded-for";

    private final RequestHead head;
    private final String requestId;
    private final ClusterEntry target;
    private final Mirror policy;
    private final String ownAddress;
    private final Cluster cluster;
    private final LiveEndpoint endpoint;
    private final AtomicBoolean finished = new AtomicBoolean();

    private MirroredCall(
            OutboundCall call,
            ClusterEntry target,
            Mirror policy,
            String ownAddress,
            LiveCluster cluster,
            LiveEndpoint endpoint) {
        this.head = call.head();
        this.requestId = call.requestId();
        this.target = target;
        this.policy = policy;
        this.ownAddress = ownAddress;
        this.cluster = cluster.cluster();
        this.endpoint = endpoint;
    }

    /** Those that chance makes; one whose cluster is not there or has no endpoint is none. */
    static List<MirrorAttempt> draw(OutboundCall call, ClusterEntry target, Snapshot snapshot, OutboundEngine engine) {
        List<MirrorAttempt> copies = List.of();
        for (int i = 0; i < target.mirrors().size(); i++) {
            Mirror policy = target.mirrors().get(i);
            if (policy.percentage().takes(engine.random())) {
                Optional<MirrorAttempt> copy = of(call, target, policy, snapshot, engine);
                copies = copy.isPresent() ? and(copies, copy.get()) : copies;
            }
        }
        return copies;
    }

    private static Optional<MirrorAttempt> of(
            OutboundCall call, ClusterEntry target, Mirror policy, Snapshot snapshot, OutboundEngine engine) {
        return snapshot.cluster(policy.cluster())
                .flatMap(cluster -> engine.hosts()
                        .pick(cluster, PreviousEndpoints.NONE, 1)
                        .map(picked -> {
                            picked.activeRequests().begin();
                            return new MirroredCall(call, target, policy, engine.address(), cluster, picked);
                        }));
    }

    private static List<MirrorAttempt> and(List<MirrorAttempt> copies, MirrorAttempt copy) {
        return Stream.concat(copies.stream(), Stream.of(copy)).toList();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint.endpoint();
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String authority() {
        String authority = target.authority(head);
        return policy.appendsShadow() ? shadow(authority) : authority;
    }

    static String shadow(String authority) {
        int colon = authority.lastIndexOf(':');
        int port = colon > authority.lastIndexOf(']') ? colon : authority.length();
        return authority.substring(0, port) + "-shadow" + authority.substring(port);
    }

    @Override
    public String path() {
        return target.path(head);
    }

    @Override
    public Duration timeout() {
        return target.timeout();
    }

    @Override
    public Duration remaining() {
        return target.timeout();
    }

    @Override
    public void applyTo(MutableHeaders headers) {
        Duration perTry = target.perTryTimeout();
        new UpstreamHeaders(head, target, ownAddress)
                .apply(requestId, 1, perTry.isZero() ? target.timeout() : perTry, headers);
        headers.set("x-envoy-internal", "true");
        if (!ownAddress.isEmpty()) {
            List<String> forwarded = headers.values(FORWARDED_FOR);
            headers.set(
                    FORWARDED_FOR, forwarded.isEmpty() ? ownAddress : String.join(",", forwarded) + "," + ownAddress);
        }
    }

    @Override
    public void finished() {
        if (finished.compareAndSet(false, true)) {
            endpoint.activeRequests().end();
        }
    }
}
