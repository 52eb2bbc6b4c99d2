package org.embeddedmesh.istio.resource;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cross-origin resource sharing. */
public record CorsPolicy(
        List<String> allowOrigin,
        List<StringMatch> allowOrigins,
        List<String> allowMethods,
        List<String> allowHeaders,
        List<String> exposeHeaders,
        @Nullable Duration maxAge,
        @Nullable Boolean allowCredentials,
        @OneOf({"UNSPECIFIED", "FORWARD", "IGNORE"}) String unmatchedPreflights) {
    public CorsPolicy {
        allowOrigin = List.copyOf(allowOrigin);
        allowOrigins = List.copyOf(allowOrigins);
        allowMethods = List.copyOf(allowMethods);
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
    }
}
