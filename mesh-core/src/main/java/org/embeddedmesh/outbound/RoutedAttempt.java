package org.embeddedmesh.outbound;

import java.time.Duration;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.MutableHeaders;
import org.embeddedmesh.route.ClusterEntry;
import org.embeddedmesh.snapshot.Cluster;

/** An attempt as a route wants it. */
record RoutedAttempt(OutboundCall call, ClusterEntry target, Cluster cluster, Endpoint endpoint, int number)
        implements Attempt {

    private static final String FORWARDED_PROTO = "x-forwarded-proto";
    private static final String ATTEMPT_COUNT = "x-envoy-attempt-count";
    private static final String EXPECTED_TIMEOUT = "x-envoy-expected-rq-timeout-ms";

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
        ControlHeaders.removeFrom(requestHeaders);
        Duration expected = expectedTimeout();
        if (!expected.isZero()) {
            requestHeaders.set(EXPECTED_TIMEOUT, Long.toString(Math.max(1, expected.toMillis())));
        }
        if (requestHeaders.values(FORWARDED_PROTO).isEmpty()) {
            requestHeaders.set(FORWARDED_PROTO, call.head().scheme());
        }
        requestHeaders.set(ATTEMPT_COUNT, Integer.toString(number));
        target.applyTo(requestHeaders, call.head());
    }
}
