package org.embeddedmesh.istio.resource;

import java.util.Map;

/** Workloads of one namespace by their labels. */
public record PolicySelector(Map<String, String> matchLabels) {
    public PolicySelector {
        matchLabels = Copies.of(matchLabels);
    }
}
