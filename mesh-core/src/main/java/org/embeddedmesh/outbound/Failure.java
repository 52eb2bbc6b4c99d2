package org.embeddedmesh.outbound;

import org.embeddedmesh.retry.RetryEvaluator;
import org.embeddedmesh.telemetry.ResponseFlag;

/**
 * An attempt without a response, in Envoy's words.
 *
 * @param reason Envoy's reset reason; empty for a timeout
 * @param repeatable whether the route's policy wants another attempt
 * @param untouched whether nothing of the request can have reached an endpoint
 */
record Failure(int status, ResponseFlag flag, String reason, String details, boolean repeatable, boolean untouched) {

    /** The time of the whole call is over. */
    static final Failure ROUTE_TIMEOUT = timeout("response_timeout", false);

    static Failure of(Outcome outcome, RetryEvaluator retries) {
        if (outcome instanceof Outcome.ConnectFailure failure) {
            String why = failure.reason().isEmpty() ? "" : "delayed connect error: " + failure.reason();
            return connect("remote connection failure", why, retries);
        }
        if (outcome instanceof Outcome.ConnectTimeout) {
            return connect("connection timeout", "", retries);
        }
        if (outcome instanceof Outcome.Reset reset) {
            boolean sent = reset.requestSent();
            return reset(503, ResponseFlag.UC, "connection termination", "", retries.retriesReset(sent), !sent);
        }
        if (outcome instanceof Outcome.ProtocolError) {
            return reset(502, ResponseFlag.UPE, "protocol error", "", retries.retriesReset(true), false);
        }
        return timeout("upstream_per_try_timeout", retries.retriesPerTryTimeout());
    }

    String body(boolean repeated) {
        return reason.isEmpty()
                ? "upstream request timeout"
                : "upstream connect error or disconnect/reset before headers. "
                        + (repeated ? "retried and the latest reset reason: " : "reset reason: ")
                        + reason;
    }

    private static Failure connect(String reason, String transportReason, RetryEvaluator retries) {
        return reset(503, ResponseFlag.UF, reason, transportReason, retries.retriesConnectFailure(), true);
    }

    private static Failure reset(
            int status, ResponseFlag flag, String reason, String transport, boolean repeatable, boolean untouched) {
        String why = transport.isEmpty() ? reason : reason + "|" + transport;
        String details = "upstream_reset_before_response_started{" + why.replace(' ', '_') + "}";
        return new Failure(status, flag, reason, details, repeatable, untouched);
    }

    private static Failure timeout(String details, boolean repeatable) {
        return new Failure(504, ResponseFlag.UT, "", details, repeatable, false);
    }
}
