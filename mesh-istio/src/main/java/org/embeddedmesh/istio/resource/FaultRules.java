package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** What Istio refuses in a fault. */
final class FaultRules {

    private static final double LEAST_PERCENT = 0.0001;

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
        }
        if (fault.abort() != null) {
            checkAbort(fault.abort(), path + ".abort");
        }
    }

    private void checkAbort(HttpFaultInjection.Abort abort, String path) {
        checkPercent(abort.percentage(), path + ".percentage.value");
        boolean http = abort.httpStatus() != 0;
        if (http && (abort.httpStatus() < 200 || abort.httpStatus() > 599)) {
            problems.invalid(path + ".httpStatus", abort.httpStatus(), "HTTP status must be between 200 and 599");
        }
        if (!abort.http2Error().isEmpty()) {
            problems.invalid(path + ".http2Error", abort.http2Error(), "HTTP/2 abort fault injection is not supported");
        }
        if (!http && abort.grpcStatus().isEmpty() && abort.http2Error().isEmpty()) {
            problems.required(path + ".httpStatus", "httpStatus or grpcStatus");
        }
    }

    private void checkPercent(@Nullable Percent percent, String path) {
        if (percent != null && percent.value() > 0 && percent.value() < LEAST_PERCENT) {
            problems.invalid(path, percent.value(), "percentage is zero or at least 0.0001");
        }
    }
}
