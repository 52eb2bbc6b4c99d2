package org.embeddedmesh.istio.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What applies to the traffic of a host after routing. */
public record DestinationRule(
        @Required @Described("Service name or wildcard; a short one is looked up in the namespace of the rule.")
        String host,

        @Nullable TrafficPolicy trafficPolicy,
        List<Subset> subsets,

        @Described("Namespaces that see it: * all, . its own.")
        List<String> exportTo,

        @Nullable PolicySelector workloadSelector) {
    public DestinationRule {
        subsets = List.copyOf(subsets);
        exportTo = List.copyOf(exportTo);
    }
}
