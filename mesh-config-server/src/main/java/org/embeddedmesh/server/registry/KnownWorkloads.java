package org.embeddedmesh.server.registry;

import java.util.List;
import org.embeddedmesh.istio.world.WorkloadInstance;

/**
 * The workloads as they were when the server was last there. Without that memory a server that has just started would tell its
 * clients that the services of all workloads that have not announced themselves again are gone.
 */
public interface KnownWorkloads {

    /** What was saved last; empty when nothing was, or when it cannot be read. */
    List<WorkloadInstance> load();

    /** Never throws: a memory that fails costs the next start, not this one. */
    void save(List<WorkloadInstance> workloads);

    /** Forgets. */
    static KnownWorkloads none() {
        return new KnownWorkloads() {
            @Override
            public List<WorkloadInstance> load() {
                return List.of();
            }

            @Override
            public void save(List<WorkloadInstance> workloads) {}
        };
    }
}
