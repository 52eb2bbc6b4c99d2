package org.embeddedmesh.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Named JSON resources with optimistic concurrency. Every change takes the next version of the whole store, which never goes
 * back. What a write has answered is kept: it survives the end of the process where the store is durable. Reads are served from
 * memory and never wait for a write. Safe for several threads.
 */
public interface ConfigStore extends AutoCloseable {

    Optional<StoredResource> get(ResourceKey key);

    /** All resources of all kinds. */
    Listing list();

    /**
     * @param resource as in {@link ResourceKey#resource}
     * @param namespace empty for all namespaces
     */
    Listing list(String resource, Optional<String> namespace);

    /**
     * @param json copied; {@code metadata.resourceVersion} is set by the store
     * @throws AlreadyExistsException when the key is taken
     */
    StoredResource create(ResourceKey key, ObjectNode json);

    /**
     * @param json copied; {@code metadata.resourceVersion} is set by the store
     * @param expectedVersion the version that this update replaces; empty: whichever is there
     * @throws NotFoundException when there is nothing to update
     * @throws ConflictException when another version is there
     */
    StoredResource update(ResourceKey key, ObjectNode json, OptionalLong expectedVersion);

    /**
     * @return the last state, with the version of the deletion
     * @throws NotFoundException when there is nothing to delete
     * @throws ConflictException when another version is there
     */
    StoredResource delete(ResourceKey key, OptionalLong expectedVersion);

    /**
     * Reports each change after a version exactly once and in order: first those that are past, before this method returns, then
     * each new one before its write is answered. The listener is called by one thread at a time, which holds up writers: it must
     * be quick, and must not write to the store. What it throws is logged and otherwise ignored.
     *
     * @param afterVersion version of a listing or of a change seen before
     * @throws ExpiredException when changes since then are no longer known, so that the caller has to list again
     */
    Watch watch(long afterVersion, Consumer<Change> listener);

    @Override
    void close();
}
