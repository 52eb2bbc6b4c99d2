package org.embeddedmesh.server.store;

/** The resource has changed since the version that a write expected. */
public final class ConflictException extends RuntimeException {

    private final ResourceKey key;
    private final long expectedVersion;
    private final long actualVersion;

    public ConflictException(ResourceKey key, long expectedVersion, long actualVersion) {
        super(key + " is at version " + actualVersion + ", not " + expectedVersion);
        this.key = key;
        this.expectedVersion = expectedVersion;
        this.actualVersion = actualVersion;
    }

    public ResourceKey key() {
        return key;
    }

    public long expectedVersion() {
        return expectedVersion;
    }

    public long actualVersion() {
        return actualVersion;
    }
}
