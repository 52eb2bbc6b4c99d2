package org.embeddedmesh.server.store;

/** The changes after this version are not known any more, or the version is not one of this store: list again. */
public final class ExpiredException extends RuntimeException {

    private final long version;
    private final long oldestVersion;

    public ExpiredException(long version, long oldestVersion) {
        super("too old resource version: " + version + " (" + oldestVersion + ")");
        this.version = version;
        this.oldestVersion = oldestVersion;
    }

    public long version() {
        return version;
    }

    /** The oldest version after which changes can still be watched. */
    public long oldestVersion() {
        return oldestVersion;
    }
}
