package org.embeddedmesh.server.simulate;

import java.util.Collection;
import java.util.List;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.WorkloadInstance;

/** What the mesh is made of at one moment. */
public record KnownMesh(
        Collection<Resource<?>> resources, Collection<WorkloadInstance> workloads, MeshSettings settings) {

    public KnownMesh {
        resources = List.copyOf(resources);
        workloads = List.copyOf(workloads);
    }
}
