package org.embeddedmesh.server.store;

import org.jspecify.annotations.Nullable;

/**
 * One change of the store.
 *
 * @param type what happened
 * @param resource the new state; of a deletion, the last state with the version of the deletion
 * @param previous the state before; null when the resource was added
 */
public record Change(
        Type type, StoredResource resource, @Nullable StoredResource previous) {

    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    public long resourceVersion() {
        return resource.resourceVersion();
    }
}
