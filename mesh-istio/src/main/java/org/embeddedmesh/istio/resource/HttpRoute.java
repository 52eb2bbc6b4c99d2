package org.embeddedmesh.istio.resource;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One routing rule: the first whose match fits decides. */
public record HttpRoute(
        String name,
        List<HttpMatchRequest> match,
        List<HttpRouteDestination> route,
        @Nullable HttpRedirect redirect,
        @Nullable HttpDirectResponse directResponse,
        @Nullable Delegate delegate,
        @Nullable HttpRewrite rewrite,
        @Nullable Duration timeout,
        @Nullable HttpRetry retries,
        @Nullable HttpFaultInjection fault,
        @Nullable Destination mirror,
        List<HttpMirrorPolicy> mirrors,
        @Range(min = 0, max = 100) @Nullable Integer mirrorPercent,
        @Nullable Percent mirrorPercentage,
        @Nullable CorsPolicy corsPolicy,
        @Nullable Headers headers) {
    public HttpRoute {
        match = List.copyOf(match);
        route = List.copyOf(route);
        mirrors = List.copyOf(mirrors);
    }
}
