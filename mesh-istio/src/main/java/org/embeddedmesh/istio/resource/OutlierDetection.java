package org.embeddedmesh.istio.resource;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When an endpoint is taken out for a while. */
public record OutlierDetection(
        boolean splitExternalLocalOriginErrors,
        @Range(min = 0, max = Integer.MAX_VALUE) @Nullable Integer consecutiveLocalOriginFailures,
        @Range(min = 0, max = Integer.MAX_VALUE) @Nullable Integer consecutiveGatewayErrors,
        @Range(min = 0, max = Integer.MAX_VALUE) @Nullable Integer consecutive5xxErrors,
        @Range(min = 0, max = Integer.MAX_VALUE) int consecutiveErrors,
        @Nullable Duration interval,
        @Nullable Duration baseEjectionTime,
        @Range(min = 0, max = 100) int maxEjectionPercent,
        @Range(min = 0, max = 100) int minHealthPercent,
        @Range(min = 100, max = 599) List<Integer> outlierDetectionHttpErrorCodes) {
    public OutlierDetection {
        outlierDetectionHttpErrorCodes = List.copyOf(outlierDetectionHttpErrorCodes);
    }
}
