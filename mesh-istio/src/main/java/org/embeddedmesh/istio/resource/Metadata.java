package org.embeddedmesh.istio.resource;

import java.time.Instant;
import java.util.Map;

/** What Kubernetes knows of every object.
 *
 * @param namespace empty: not given */
public record Metadata(
        String name,
        String namespace,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant creationTimestamp,
        String uid,
        long generation,
        String resourceVersion) {

    public Metadata {
        labels = Copies.of(labels);
        annotations = Copies.of(annotations);
    }
}
