package org.embeddedmesh.istio.world;

import java.util.Map;

/**
 * All of a client that a translation depends on; clients of equal scope get the same configuration.
 *
 * @param namespace where the client lives
 * @param labels compared with {@code sourceLabels} and {@code workloadSelector}
 */
public record ClientScope(String namespace, Map<String, String> labels) {

    public ClientScope {
        labels = Map.copyOf(labels);
    }
}
