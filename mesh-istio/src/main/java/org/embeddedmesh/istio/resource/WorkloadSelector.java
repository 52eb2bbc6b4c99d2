package org.embeddedmesh.istio.resource;

import java.util.Map;

/** Workloads by their labels. */
public record WorkloadSelector(Map<String, String> labels) {
    public WorkloadSelector {
        labels = Copies.of(labels);
    }
}
