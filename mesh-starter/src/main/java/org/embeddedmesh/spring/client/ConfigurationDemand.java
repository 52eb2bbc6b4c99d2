package org.embeddedmesh.spring.client;

import java.util.concurrent.CompletionStage;
import org.embeddedmesh.http.Authority;

/** Asks the control plane for what a destination needs. */
@FunctionalInterface
public interface ConfigurationDemand {

    /** Completes, never fails, when the destination is live or known to be absent. */
    CompletionStage<Void> demand(Authority destination);
}
