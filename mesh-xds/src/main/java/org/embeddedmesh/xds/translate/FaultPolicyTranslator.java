package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.extensions.filters.common.fault.v3.FaultDelay;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.FaultAbort;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import java.time.Duration;
import org.embeddedmesh.fault.FaultPolicy;
import org.embeddedmesh.fault.FaultPolicy.Abort;
import org.embeddedmesh.fault.FaultPolicy.Delay;
import org.embeddedmesh.match.FractionalPercent;
import org.jspecify.annotations.Nullable;

/** Faults injected on purpose. Those that a caller's headers would control are none: no caller is trusted so far. */
final class FaultPolicyTranslator {

    private FaultPolicyTranslator() {}

    /** Null: no fault is injected. */
    static @Nullable FaultPolicy translate(HTTPFault message, FieldPath path) {
        if (isConditional(message)) {
            path.ignore("faults for some requests only are not supported, none is injected");
            return null;
        }
        Delay delay = message.hasDelay() ? delay(message.getDelay(), path.field("delay")) : null;
        Abort abort = message.hasAbort() ? abort(message.getAbort(), path.field("abort")) : null;
        return delay == null && abort == null ? null : new FaultPolicy(delay, abort);
    }

    private static boolean isConditional(HTTPFault message) {
        return !message.getUpstreamCluster().isEmpty()
                || message.getDownstreamNodesCount() > 0
                || message.getHeadersCount() > 0;
    }

    private static @Nullable Delay delay(FaultDelay message, FieldPath path) {
        return switch (message.getFaultDelaySecifierCase()) {
            case FIXED_DELAY ->
                new Delay(
                        positive(
                                Durations.translate(message.getFixedDelay(), path.field("fixed_delay")),
                                path.field("fixed_delay")),
                        percentage(message.getPercentage(), path));
            case HEADER_DELAY -> {
                path.field("header_delay").ignore();
                yield null;
            }
            case FAULTDELAYSECIFIER_NOT_SET ->
                throw path.field("fault_delay_secifier").refuse("is missing or not known");
        };
    }

    private static @Nullable Abort abort(FaultAbort message, FieldPath path) {
        FractionalPercent percentage = percentage(message.getPercentage(), path);
        return switch (message.getErrorTypeCase()) {
            case HTTP_STATUS -> Abort.http(status(message.getHttpStatus(), path.field("http_status")), percentage);
            case GRPC_STATUS -> Abort.grpc(message.getGrpcStatus(), percentage);
            case HEADER_ABORT -> {
                path.field("header_abort").ignore();
                yield null;
            }
            case ERRORTYPE_NOT_SET -> throw path.field("error_type").refuse("is missing or not known");
        };
    }

    private static Duration positive(Duration delay, FieldPath path) {
        if (delay.isZero()) {
            throw path.refuse("is zero");
        }
        return delay;
    }

    private static int status(int status, FieldPath path) {
        if (status < 200 || status > 599) {
            throw path.refuse(Integer.toUnsignedString(status) + " is not between 200 and 599");
        }
        return status;
    }

    private static FractionalPercent percentage(io.envoyproxy.envoy.type.v3.FractionalPercent message, FieldPath path) {
        return FractionalPercentTranslator.translate(message, path.field("percentage"));
    }
}
