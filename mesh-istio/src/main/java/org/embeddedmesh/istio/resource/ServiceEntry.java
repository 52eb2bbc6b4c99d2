package org.embeddedmesh.istio.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service of the mesh or outside of it. */
public record ServiceEntry(
        @Required List<String> hosts,
        List<String> addresses,
        List<ServicePort> ports,
        @OneOf({"MESH_EXTERNAL", "MESH_INTERNAL"}) String location,

        @OneOf({"NONE", "STATIC", "DNS", "DNS_ROUND_ROBIN", "DYNAMIC_DNS"})
        String resolution,

        List<WorkloadEntry> endpoints,
        @Nullable WorkloadSelector workloadSelector,

        @Described("Namespaces that see it: * all, . its own, ~ none.")
        List<String> exportTo,

        @NotYet List<String> subjectAltNames) {
    public ServiceEntry {
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
        endpoints = List.copyOf(endpoints);
        exportTo = List.copyOf(exportTo);
        subjectAltNames = List.copyOf(subjectAltNames);
    }
}
