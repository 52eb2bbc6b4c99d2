package org.embeddedmesh.server.registry;

import org.embeddedmesh.istio.world.WorkloadInstance;

/**
 * What one start of a workload says of itself.
 *
 * @param incarnation differs between two starts of one workload
 */
record Announcement(WorkloadInstance workload, String incarnation) {

    String key() {
        return workload.namespace() + "/" + workload.name();
    }
}
