package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.route.v3.RedirectAction;
import io.envoyproxy.envoy.config.route.v3.RedirectAction.RedirectResponseCode;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteAction.Redirect;

/** A route that answers with another URL. */
final class RedirectTranslator {

    private static final long LAST_PORT = 65535;

    private RedirectTranslator() {}

    static Redirect translate(RedirectAction message, FieldPath path) {
        return new Redirect(
                status(message.getResponseCode(), path.field("response_code")),
                message.getHttpsRedirect() ? "https" : message.getSchemeRedirect(),
                message.getHostRedirect(),
                port(message.getPortRedirect(), path.field("port_redirect")),
                message.getPathRedirect(),
                pathRewrite(message, path),
                message.getStripQuery());
    }

    private static PathRewrite pathRewrite(RedirectAction message, FieldPath path) {
        return message.hasRegexRewrite()
                ? PathRewriteTranslator.regex(message.getRegexRewrite(), path.field("regex_rewrite"))
                : PathRewriteTranslator.prefix(message.getPrefixRewrite());
    }

    private static int port(int message, FieldPath path) {
        long port = Integer.toUnsignedLong(message);
        if (port > LAST_PORT) {
            throw path.refuse(port + " is no port");
        }
        return (int) port;
    }

    private static int status(RedirectResponseCode message, FieldPath path) {
        return switch (message) {
            case MOVED_PERMANENTLY -> 301;
            case FOUND -> 302;
            case SEE_OTHER -> 303;
            case TEMPORARY_REDIRECT -> 307;
            case PERMANENT_REDIRECT -> 308;
            case UNRECOGNIZED -> throw path.refuse("unknown value");
        };
    }
}
