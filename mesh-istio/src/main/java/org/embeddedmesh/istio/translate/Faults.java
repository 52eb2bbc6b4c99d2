package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.extensions.filters.common.fault.v3.FaultDelay;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.FaultAbort;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.type.v3.FractionalPercent;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.resource.HttpFaultInjection;
import org.embeddedmesh.istio.resource.HttpFaultInjection.Abort;
import org.embeddedmesh.istio.resource.HttpFaultInjection.Delay;
import org.jspecify.annotations.Nullable;

/** A rule's faults as settings of Envoy's filter. */
final class Faults {

    static final String FILTER = "envoy.filters.http.fault";

    /** Each at its number. */
    private static final List<String> GRPC_STATUS = List.of(
            "OK",
            "CANCELLED",
            "UNKNOWN",
            "INVALID_ARGUMENT",
            "DEADLINE_EXCEEDED",
            "NOT_FOUND",
            "ALREADY_EXISTS",
            "PERMISSION_DENIED",
            "RESOURCE_EXHAUSTED",
            "FAILED_PRECONDITION",
            "ABORTED",
            "OUT_OF_RANGE",
            "UNIMPLEMENTED",
            "INTERNAL",
            "UNAVAILABLE",
            "DATA_LOSS",
            "UNAUTHENTICATED");

    private Faults() {}

    /** Empty: nothing that could happen is asked for. */
    static Optional<Any> of(@Nullable HttpFaultInjection fault) {
        if (fault == null) {
            return Optional.empty();
        }
        HTTPFault.Builder settings = HTTPFault.newBuilder();
        if (fault.delay() != null && fault.delay().fixedDelay() != null) {
            settings.setDelay(delay(fault.delay(), Durations.of(fault.delay().fixedDelay())));
        }
        if (fault.abort() != null) {
            abort(fault.abort()).ifPresent(settings::setAbort);
        }
        return settings.hasDelay() || settings.hasAbort() ? Optional.of(Any.pack(settings.build())) : Optional.empty();
    }

    /** Without a share there is none; the older field in whole percent still counts. */
    private static FaultDelay delay(Delay delay, com.google.protobuf.Duration fixed) {
        FractionalPercent percentage =
                delay.percentage() == null ? Percentages.of(delay.percent()) : Percentages.of(delay.percentage());
        return FaultDelay.newBuilder()
                .setFixedDelay(fixed)
                .setPercentage(percentage)
                .build();
    }

    private static Optional<FaultAbort> abort(Abort abort) {
        FaultAbort.Builder settings = FaultAbort.newBuilder();
        if (abort.httpStatus() != 0) {
            settings.setHttpStatus(abort.httpStatus());
        } else if (GRPC_STATUS.contains(abort.grpcStatus())) {
            settings.setGrpcStatus(GRPC_STATUS.indexOf(abort.grpcStatus()));
        } else {
            return Optional.empty();
        }
        if (abort.percentage() != null) {
            settings.setPercentage(Percentages.of(abort.percentage()));
        }
        return Optional.of(settings.build());
    }
}
