package org.embeddedmesh.outbound;

import java.time.Duration;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.MutableHeaders;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.ClusterEntry;
import org.embeddedmesh.snapshot.Cluster;

/** An attempt as a route wants it. */
record RoutedAttempt(
        RequestHead head,
        ClusterEntry target,
        Cluster cluster,
        Endpoint endpoint,
        int number,
        Duration timeout,
        Duration remaining)
        implements Attempt {

    private static final String ATTEMPT_COUNT = "x-envoy-attempt-count";
    private static final String EXPECTED_TIMEOUT = "x-envoy-expected-rq-timeout-ms";

    @Override
    public String authority() {
        return target.authority(head);
    }

    @Override
    public String path() {
        return target.path(head);
    }

    @Override
    public void applyTo(MutableHeaders requestHeaders) {
        if (!timeout.isZero()) {
            requestHeaders.set(EXPECTED_TIMEOUT, Long.toString(Math.max(1, timeout.toMillis())));
        }
        requestHeaders.set(ATTEMPT_COUNT, Integer.toString(number));
        target.applyTo(requestHeaders, head);
    }
}
