package org.embeddedmesh.xds;

import java.util.List;
import java.util.Map;
import org.embeddedmesh.endpoint.Locality;

/**
 * What this process offers to the mesh.
 *
 * @param service name without namespace
 * @param address where it is reached; empty: the address that its connection to the control plane comes from
 */
public record Workload(
        String service,
        String namespace,
        String address,
        List<WorkloadPort> ports,
        Map<String, String> labels,
        Locality locality,
        String serviceAccount) {

    public Workload {
        ports = List.copyOf(ports);
        labels = Map.copyOf(labels);
    }
}
