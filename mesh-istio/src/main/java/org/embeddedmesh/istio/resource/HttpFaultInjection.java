package org.embeddedmesh.istio.resource;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Faults injected on purpose. */
public record HttpFaultInjection(
        @Nullable Delay delay, @Nullable Abort abort) {
    /** A pause before the request goes on. */
    public record Delay(
            @Range(min = 0, max = 100) int percent,
            @Required @Nullable Duration fixedDelay,
            @Nullable Duration exponentialDelay,
            @Nullable Percent percentage) {}

    /** An answer instead of the upstream's. */
    public record Abort(
            int httpStatus,
            String grpcStatus,
            String http2Error,
            @Nullable Percent percentage) {}
}
