package org.embeddedmesh.istio.resource;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Endpoints of a service by their labels. */
public record Subset(
        @Required String name,
        Map<String, String> labels,
        @Nullable TrafficPolicy trafficPolicy) {
    public Subset {
        labels = Copies.of(labels);
    }
}
