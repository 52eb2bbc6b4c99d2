package org.embeddedmesh.server.store;

/** A resource of this name is there already. */
public final class AlreadyExistsException extends RuntimeException {

    private final ResourceKey key;

    public AlreadyExistsException(ResourceKey key) {
        super("already exists: " + key);
        this.key = key;
    }

    public ResourceKey key() {
        return key;
    }
}
