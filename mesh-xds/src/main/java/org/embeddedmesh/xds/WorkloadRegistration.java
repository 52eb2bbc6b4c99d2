package org.embeddedmesh.xds;

import java.util.concurrent.CompletionStage;

/** A workload that was announced and stays so, across reconnects, until it is withdrawn. Safe for several threads. */
public interface WorkloadRegistration {

    /** Completes with the workload's name in the registry; stays open while the control plane is away or refuses. */
    CompletionStage<String> acknowledged();

    /** Tells whether the workload is to be called; it is announced as healthy. */
    void healthy(boolean healthy);

    /** Completes when no new configuration names the workload, or when the connection that would say so is lost. */
    CompletionStage<Void> withdraw();
}
