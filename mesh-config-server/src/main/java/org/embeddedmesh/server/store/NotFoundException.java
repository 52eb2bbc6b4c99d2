package org.embeddedmesh.server.store;

/** There is no resource of this name. */
public final class NotFoundException extends RuntimeException {

    private final ResourceKey key;

    public NotFoundException(ResourceKey key) {
        super("not found: " + key);
        this.key = key;
    }

    public ResourceKey key() {
        return key;
    }
}
