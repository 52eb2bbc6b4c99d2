package org.embeddedmesh.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages away from a server that listens on loopback without authentication: refuses a Host that is not this machine's
 * own name for itself with the port of this server, and an Origin that is not this server.
 */
public final class LoopbackGuard extends HttpFilter {

    private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String host = request.getHeader("Host");
        String origin = request.getHeader("Origin");
        if (!isOwn(host, request.getLocalPort())) {
            refuse(request, response, "the Host header names another host: " + host);
        } else if (origin != null && !isOwnOrigin(origin, request.getLocalPort())) {
            refuse(request, response, "the Origin header names another origin: " + origin);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isOwnOrigin(String origin, int port) {
        return origin.startsWith("http://") && isOwn(origin.substring("http://".length()), port);
    }

    private static boolean isOwn(@Nullable String authority, int port) {
        if (authority == null) {
            return false;
        }
        String lower = authority.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(name -> lower.equals(name + ":" + port) || (port == 80 && lower.equals(name)));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        String message = "forbidden: " + why + "; this server answers only to localhost, 127.0.0.1 and [::1] with port "
                + request.getLocalPort();
        new Exchange(request, response).answer(Status.of(Reason.FORBIDDEN, message));
    }
}
