package org.embeddedmesh.spring.server;

import org.embeddedmesh.xds.Workload;
import org.embeddedmesh.xds.WorkloadRegistration;

/** Where this process makes itself known. */
@FunctionalInterface
public interface WorkloadRegistry {

    /** Announces the workload, now or as soon as the control plane is there. */
    WorkloadRegistration register(Workload workload);
}
