package org.embeddedmesh.istio.resource;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a failed attempt is repeated. */
public record HttpRetry(
        @Range(min = 0, max = 2147483647) int attempts,
        @Nullable Duration perTryTimeout,

        @Described("Envoy's words and status codes, separated by commas.")
        String retryOn,

        @NotYet @Nullable Boolean retryRemoteLocalities,
        @Nullable Boolean retryIgnorePreviousHosts,
        @Nullable Duration backoff) {}
