package org.embeddedmesh.server.app;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** Says what to do when the port of the API is taken, in the server's own words. */
final class ApiPortFailureAnalyzer extends AbstractFailureAnalyzer<PortInUseException> implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "The config server cannot listen for its API: port " + cause.getPort() + " is in use.",
                "Stop whatever uses the port, perhaps another config server. Or choose another one with"
                        + " mesh.server.api.port (the address is mesh.server.api.address).",
                cause);
    }

    /** Before Spring Boot's own, which does not know our properties. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
