package org.embeddedmesh.istio.translate;

import io.envoyproxy.envoy.config.route.v3.RedirectAction;
import io.envoyproxy.envoy.config.route.v3.RedirectAction.RedirectResponseCode;
import org.embeddedmesh.istio.resource.HttpRedirect;

/** Redirects as istiod writes them. */
final class Redirects {

    private Redirects() {}

    /** The answer to a call on a port. */
    static RedirectAction of(HttpRedirect redirect, int calledPort) {
        RedirectAction.Builder action = RedirectAction.newBuilder().setResponseCode(code(redirect.redirectCode()));
        if (!redirect.authority().isEmpty()) {
            action.setHostRedirect(redirect.authority());
        }
        if (!redirect.uri().isEmpty()) {
            action.setPathRedirect(redirect.uri());
        }
        if (!redirect.scheme().isEmpty()) {
            action.setSchemeRedirect(redirect.scheme());
        }
        int port = port(redirect, calledPort);
        if (!isDefault(port, redirect.scheme())) {
            action.setPortRedirect(port);
        }
        return action.build();
    }

    private static int port(HttpRedirect redirect, int calledPort) {
        return "FROM_REQUEST_PORT".equals(redirect.derivePort()) ? calledPort : redirect.port();
    }

    /** Ports that need not be written stay out, and with them the change of the port. */
    private static boolean isDefault(int port, String scheme) {
        return port == 0 || port == (scheme.equals("https") ? 443 : 80);
    }

    private static RedirectResponseCode code(int status) {
        return switch (status) {
            case 302 -> RedirectResponseCode.FOUND;
            case 303 -> RedirectResponseCode.SEE_OTHER;
            case 307 -> RedirectResponseCode.TEMPORARY_REDIRECT;
            case 308 -> RedirectResponseCode.PERMANENT_REDIRECT;
            default -> RedirectResponseCode.MOVED_PERMANENTLY;
        };
    }
}
