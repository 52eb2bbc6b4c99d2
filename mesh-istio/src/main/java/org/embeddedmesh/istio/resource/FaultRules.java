package org.embeddedmesh.istio.resource;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in a fault. */
final class FaultRules {

    private static final double LEAST_PERCENT = 0.0001;
    private static final Set<String> GRPC_STATUS = Set.of(
            "OK",
            "CANCELLED",
            "UNKNOWN",
            "INVALID_ARGUMENT",
            "DEADLINE_EXCEEDED",
            "NOT_FOUND",
            "ALREADY_EXISTS",
            "PERMISSION_DENIED",
            "UNAUTHENTICATED",
            "RESOURCE_EXHAUSTED",
            "FAILED_PRECONDITION",
            "ABORTED",
            "OUT_OF_RANGE",
            "UNIMPLEMENTED",
            "INTERNAL",
            "UNAVAILABLE",
            "DATA_LOSS");

    private final Problems problems;

    FaultRules(Problems problems) {
        this.problems = problems;
    }

    void check(@Nullable HttpFaultInjection fault, String path) {
        if (fault == null) {
            return;
        }
        if (fault.abort() == null && fault.delay() == null) {
            problems.required(path, "HTTP fault injection must have an abort and/or a delay");
        }
        if (fault.delay() != null) {
            checkPercent(fault.delay().percentage(), path + ".delay.percentage.value");
            if (fault.delay().exponentialDelay() != null) {
                problems.invalid(
                        path + ".delay.exponentialDelay", fault.delay().exponentialDelay(), "is not supported");
            }
        }
        if (fault.abort() != null) {
            checkAbort(fault.abort(), path + ".abort");
        }
    }

    private void checkAbort(HttpFaultInjection.Abort abort, String path) {
        checkPercent(abort.percentage(), path + ".percentage.value");
        long kinds = Stream.of(
                        abort.httpStatus() != 0,
                        !abort.grpcStatus().isEmpty(),
                        !abort.http2Error().isEmpty())
                .filter(it -> it)
                .count();
        if (kinds == 0) {
            problems.warn(path, "abort configured, but neither httpStatus nor grpcStatus is set");
        } else if (kinds > 1) {
            problems.invalid(path, "several", "only one of httpStatus and grpcStatus can be set");
        }
        if (abort.httpStatus() != 0 && (abort.httpStatus() < 200 || abort.httpStatus() > 599)) {
            problems.invalid(path + ".httpStatus", abort.httpStatus(), "HTTP status must be between 200 and 599");
        }
        if (!abort.grpcStatus().isEmpty() && !GRPC_STATUS.contains(abort.grpcStatus())) {
            problems.notSupported(
                    path + ".grpcStatus",
                    abort.grpcStatus(),
                    GRPC_STATUS.stream().sorted().toList());
        }
        if (!abort.http2Error().isEmpty()) {
            problems.invalid(path + ".http2Error", abort.http2Error(), "HTTP/2 abort fault injection is not supported");
        }
    }

    private void checkPercent(@Nullable Percent percent, String path) {
        if (percent != null && percent.value() > 0 && percent.value() < LEAST_PERCENT) {
            problems.invalid(path, percent.value(), "percentage is zero or at least 0.0001");
        }
    }
}
