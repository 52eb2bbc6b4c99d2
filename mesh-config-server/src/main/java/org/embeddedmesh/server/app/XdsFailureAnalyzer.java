package org.embeddedmesh.server.app;

import com.google.common.base.Throwables;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when the xDS port cannot be opened. */
final class XdsFailureAnalyzer extends AbstractFailureAnalyzer<XdsAddressException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, XdsAddressException cause) {
        return new FailureAnalysis(
                "The config server cannot listen for xDS on " + cause.address() + ":" + cause.port() + ": "
                        + Throwables.getRootCause(cause).getMessage() + ".",
                "Stop whatever uses the port, perhaps another config server. Or choose another one with"
                        + " mesh.server.xds.port (the address is mesh.server.xds.address), and tell the applications"
                        + " with mesh.control-plane.address.",
                cause);
    }
}
