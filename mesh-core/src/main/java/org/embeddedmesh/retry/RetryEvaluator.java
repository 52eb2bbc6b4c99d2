package org.embeddedmesh.retry;

import java.util.BitSet;
import java.util.List;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.ResponseHead;

/** Says which outcomes of an attempt a policy wants repeated, as Envoy's retry state does; knows nothing of what is left. */
public final class RetryEvaluator {

    private final RetryPolicy policy;
    private final Backoff backoff;
    private final BitSet statusCodes;

    public RetryEvaluator(RetryPolicy policy) {
        this.policy = policy;
        this.backoff = new Backoff(policy.backoffBase(), policy.backoffMax());
        this.statusCodes = policy.retriableStatusCodes().stream()
                .mapToInt(Integer::intValue)
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** What it obeys. */
    public RetryPolicy policy() {
        return policy;
    }

    /** The waits between attempts. */
    public Backoff backoff() {
        return backoff;
    }

    /** A response has come, whatever its status. */
    public boolean retriesResponse(ResponseHead head) {
        if (policy.retryOn().isEmpty()) {
            return false;
        }
        if (!head.headers().values("x-envoy-ratelimited").isEmpty()) {
            return on(RetryOn.ENVOY_RATELIMITED);
        }
        return retriesStatus(head.status()) || retriesGrpcStatus(head.headers());
    }

    /** No connection came about, or not in time. */
    public boolean retriesConnectFailure() {
        return on(RetryOn.CONNECT_FAILURE) || retriesReset(false);
    }

    /**
     * The connection ended without a response.
     *
     * @param requestSent whether any of the request may have been sent
     */
    public boolean retriesReset(boolean requestSent) {
        return on(RetryOn._5XX)
                || on(RetryOn.GATEWAY_ERROR)
                || on(RetryOn.RESET)
                || (!requestSent && on(RetryOn.RESET_BEFORE_REQUEST));
    }

    /** The time of one attempt is over; that of the whole call is never followed by another one. */
    public boolean retriesPerTryTimeout() {
        return retriesReset(true);
    }

    private boolean retriesStatus(int status) {
        return (status >= 500 && on(RetryOn._5XX))
                || (status >= 502 && status <= 504 && on(RetryOn.GATEWAY_ERROR))
                || (status == 409 && on(RetryOn.RETRIABLE_4XX))
                || (on(RetryOn.RETRIABLE_STATUS_CODES) && statusCodes.get(status));
    }

    private boolean retriesGrpcStatus(Headers headers) {
        List<String> status = headers.values("grpc-status");
        return !status.isEmpty()
                && switch (status.get(0)) {
                    case "1" -> on(RetryOn.CANCELLED);
                    case "4" -> on(RetryOn.DEADLINE_EXCEEDED);
                    case "8" -> on(RetryOn.RESOURCE_EXHAUSTED);
                    case "13" -> on(RetryOn.INTERNAL);
                    case "14" -> on(RetryOn.UNAVAILABLE);
                    default -> false;
                };
    }

    private boolean on(RetryOn condition) {
        return policy.retryOn().contains(condition);
    }
}
