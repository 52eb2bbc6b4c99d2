package org.embeddedmesh.endpoint;

import java.util.List;

/** The endpoints of a cluster, Envoy's {@code ClusterLoadAssignment}. */
public record LoadAssignment(String cluster, List<Endpoint> endpoints) {

    public LoadAssignment {
        endpoints = List.copyOf(endpoints);
    }
}
