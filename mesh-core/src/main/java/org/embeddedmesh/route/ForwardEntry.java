package org.embeddedmesh.route;

import java.time.Duration;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.retry.RetryEvaluator;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.HostRewrite;

/** What all clusters of a forwarding route share, made ready for calls. */
record ForwardEntry(
        Forward forward,
        PathRewriter pathRewriter,
        RetryEvaluator retries,
        HeaderChain requestHeaders,
        HeaderChain responseHeaders) {

    static ForwardEntry of(Forward forward, PathMatcher matcher, HeaderChain request, HeaderChain response) {
        checkHost(forward.hostRewrite());
        forward.clusters().forEach(it -> checkHost(it.hostRewrite()));
        return new ForwardEntry(
                forward,
                PathRewriter.of(forward.pathRewrite(), matcher),
                new RetryEvaluator(forward.retry()),
                request,
                response);
    }

    /** As Envoy does: one that is not less than the whole call's does not count. */
    Duration perTryTimeout() {
        Duration perTry = forward.retry().perTryTimeout();
        return forward.timeout().isZero() || perTry.compareTo(forward.timeout()) < 0 ? perTry : Duration.ZERO;
    }

    private static void checkHost(HostRewrite rewrite) {
        String host = rewrite.literal();
        if (host != null && host.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("its host rewrite has a control character");
        }
    }
}
