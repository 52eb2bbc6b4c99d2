package org.embeddedmesh.outbound;

import java.time.Duration;
import java.util.List;
import org.embeddedmesh.balance.LiveEndpoint;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.MutableHeaders;
import org.embeddedmesh.route.ClusterEntry;
import org.embeddedmesh.snapshot.Cluster;

/** An attempt as a route wants it. */
record RoutedAttempt(
        OutboundCall call, ClusterEntry target, LiveEndpoint picked, int number, List<MirrorAttempt> mirrors)
        implements Attempt {

    @Override
    public Endpoint endpoint() {
        return picked.endpoint();
    }

    @Override
    public Cluster cluster() {
        return call.upstream();
    }

    @Override
    public String authority() {
        return target.authority(call.head());
    }

    @Override
    public String path() {
        return target.path(call.head());
    }

    @Override
    public Duration timeout() {
        Duration perTry = target.perTryTimeout();
        Duration remaining = remaining();
        boolean perTryIsLess = !perTry.isZero() && perTry.compareTo(remaining) < 0;
        return remaining.isZero() || perTryIsLess ? perTry : remaining;
    }

    /** As Envoy does, the first attempt tells the whole time, whatever has passed of it. */
    private Duration expectedTimeout() {
        return number == 1 && target.perTryTimeout().isZero() ? target.timeout() : timeout();
    }

    @Override
    public Duration remaining() {
        return target.timeout().isZero() ? Duration.ZERO : call.remaining();
    }

    @Override
    public void applyTo(MutableHeaders requestHeaders) {
        new UpstreamHeaders(call.head(), target, call.ownAddress())
                .apply(call.requestId(), number, expectedTimeout(), requestHeaders);
    }
}
