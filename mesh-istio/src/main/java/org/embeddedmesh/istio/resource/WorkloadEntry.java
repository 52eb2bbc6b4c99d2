package org.embeddedmesh.istio.resource;

import java.util.Map;

/** One workload that is not of Kubernetes. */
public record WorkloadEntry(
        String address,
        @Described("Port by its name in the service.") Map<String, Integer> ports,
        Map<String, String> labels,
        @NotYet String network,
        @Described("region/zone/subzone") String locality,
        @Range(min = 0, max = Integer.MAX_VALUE) int weight,
        String serviceAccount) {
    public WorkloadEntry {
        ports = Copies.of(ports);
        labels = Copies.of(labels);
    }
}
