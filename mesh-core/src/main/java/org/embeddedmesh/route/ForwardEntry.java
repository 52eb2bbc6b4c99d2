package org.embeddedmesh.route;

import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.retry.RetryEvaluator;
import org.embeddedmesh.route.RouteAction.Forward;

/** What all clusters of a forwarding route share, made ready for calls. */
record ForwardEntry(
        Forward forward,
        PathRewriter pathRewriter,
        RetryEvaluator retries,
        HeaderChain requestHeaders,
        HeaderChain responseHeaders) {

    static ForwardEntry of(Forward forward, PathMatcher matcher, HeaderChain request, HeaderChain response) {
        return new ForwardEntry(
                forward,
                PathRewriter.of(forward.pathRewrite(), matcher),
                new RetryEvaluator(forward.retry()),
                request,
                response);
    }
}
