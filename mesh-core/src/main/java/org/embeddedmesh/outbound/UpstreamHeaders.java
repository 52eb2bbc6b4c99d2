package org.embeddedmesh.outbound;

import java.time.Duration;
import org.embeddedmesh.http.MutableHeaders;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.ClusterEntry;

/** What Envoy changes of a request's headers before it sends it. */
record UpstreamHeaders(RequestHead head, ClusterEntry target, String ownAddress) {

    private static final String FORWARDED_PROTO = "x-forwarded-proto";
    private static final String ATTEMPT_COUNT = "x-envoy-attempt-count";
    private static final String EXPECTED_TIMEOUT = "x-envoy-expected-rq-timeout-ms";

    /**
     * @param requestId for a request that has none
     * @param expectedTimeout of this attempt; zero: none is told
     */
    void apply(String requestId, int attempt, Duration expectedTimeout, MutableHeaders headers) {
        ControlHeaders.removeFrom(headers);
        if (!expectedTimeout.isZero()) {
            headers.set(EXPECTED_TIMEOUT, Long.toString(Math.max(1, expectedTimeout.toMillis())));
        }
        if (headers.values(RequestId.HEADER).isEmpty()) {
            headers.set(RequestId.HEADER, requestId);
        }
        if (headers.values(FORWARDED_PROTO).isEmpty()) {
            headers.set(FORWARDED_PROTO, head.scheme());
        }
        headers.set(ATTEMPT_COUNT, Integer.toString(attempt));
        target.applyTo(headers, head, ownAddress);
    }
}
