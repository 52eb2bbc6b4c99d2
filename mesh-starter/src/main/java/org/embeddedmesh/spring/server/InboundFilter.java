package org.embeddedmesh.spring.server;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Counts requests, and while the application drains tells callers to go elsewhere: HTTP/1.1 ones to close their connection,
 * and those of a mesh to leave this instance out, whatever their control plane has told them.
 */
public final class InboundFilter implements Filter {

    /** Envoy's header of the same meaning. */
    private static final String LEAVE_OUT = "x-envoy-immediate-health-check-fail";
    /** What a member of a mesh sends with each request. */
    private static final String ATTEMPT_COUNT = "x-envoy-attempt-count";

    private final InboundTraffic traffic;

    public InboundFilter(InboundTraffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        traffic.begin();
        try {
            noticeMesh(request);
            sendElsewhereIfDraining(request, response);
            chain.doFilter(request, response);
        } finally {
            sendElsewhereIfDraining(request, response);
            end(request);
        }
    }

    private void noticeMesh(ServletRequest request) {
        if (!traffic.isOfMesh()
                && request instanceof HttpServletRequest http
                && http.getHeader(ATTEMPT_COUNT) != null) {
            traffic.ofMesh();
        }
    }

    private void sendElsewhereIfDraining(ServletRequest request, ServletResponse response) {
        if (traffic.isDraining() && !response.isCommitted() && response instanceof HttpServletResponse http) {
            http.setHeader(LEAVE_OUT, "true");
            if (request.getProtocol().startsWith("HTTP/1")) {
                http.setHeader("Connection", "close");
            }
        }
    }

    private void end(ServletRequest request) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new EndListener());
        } else {
            traffic.end();
        }
    }

    private final class EndListener implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            traffic.end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // is followed by the end
        }

        @Override
        public void onError(AsyncEvent event) {
            // is followed by the end
        }
    }
}
