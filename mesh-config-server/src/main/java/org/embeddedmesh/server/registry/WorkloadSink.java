package org.embeddedmesh.server.registry;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.istio.world.WorkloadInstance;

/** Learns of every change of the registry. */
@FunctionalInterface
public interface WorkloadSink {

    /**
     * Called on the registry's thread, which must not be held up.
     *
     * @param workloads all there are now
     * @return completes when configuration that knows only these is on its way to every client
     */
    CompletionStage<Void> publish(List<WorkloadInstance> workloads);
}
