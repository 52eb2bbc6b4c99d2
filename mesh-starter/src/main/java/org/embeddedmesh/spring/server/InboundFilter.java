package org.embeddedmesh.spring.server;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts requests, and while the application drains asks HTTP/1.1 callers to close their connection. */
public final class InboundFilter implements Filter {

    private final InboundTraffic traffic;

    public InboundFilter(InboundTraffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        traffic.begin();
        try {
            closeIfDraining(request, response);
            chain.doFilter(request, response);
        } finally {
            closeIfDraining(request, response);
            end(request);
        }
    }

    private void closeIfDraining(ServletRequest request, ServletResponse response) {
        if (traffic.isDraining()
                && !response.isCommitted()
                && request.getProtocol().startsWith("HTTP/1")
                && response instanceof HttpServletResponse http) {
            http.setHeader("Connection", "close");
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
