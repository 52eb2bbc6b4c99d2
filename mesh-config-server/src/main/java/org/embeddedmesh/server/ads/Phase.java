package org.embeddedmesh.server.ads;

import org.jspecify.annotations.Nullable;

/** Make before break: a push first sends what came or changed, clusters before routes, and then removes, routes before clusters. */
enum Phase {
    UPDATES,
    REMOVALS;

    static Phase of(@Nullable VersionedResource resource) {
        return resource == null || resource.tombstone() ? REMOVALS : UPDATES;
    }
}
