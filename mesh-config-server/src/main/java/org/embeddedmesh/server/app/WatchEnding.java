package org.embeddedmesh.server.app;

import org.embeddedmesh.server.api.ApiServlet;
import org.springframework.context.SmartLifecycle;

/** Ends the API's watches when the server stops, before the web server waits for requests to end. */
final class WatchEnding implements SmartLifecycle {

    private final ApiServlet servlet;
    private volatile boolean running;

    WatchEnding(ApiServlet servlet) {
        this.servlet = servlet;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        servlet.endWatches();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
