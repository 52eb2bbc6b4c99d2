package org.embeddedmesh.istio.world;

import java.time.Instant;
import java.util.Comparator;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.Resource;

/** Istio's order of equal resources: the oldest first, then by name, then by namespace. */
final class Order {

    static final Comparator<Resource<?>> OLDEST_FIRST = Comparator.comparing(
            Resource::metadata,
            Comparator.comparing(Order::created).thenComparing(Metadata::name).thenComparing(Metadata::namespace));

    private Order() {}

    private static Instant created(Metadata metadata) {
        return metadata.creationTimestamp() == null ? Instant.EPOCH : metadata.creationTimestamp();
    }
}
