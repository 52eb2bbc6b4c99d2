package org.embeddedmesh.server.store;

import java.nio.file.Path;

/** The store's file cannot be used, so that the server cannot start. */
public final class StoreUnavailableException extends RuntimeException {

    /** Why the file cannot be used. */
    public enum Reason {
        /** Another process has it open. */
        LOCKED,
        /** It, or its directory, may not be written. */
        NOT_WRITABLE,
        /** It is not a store of this product, or it is damaged, or a newer version wrote it. */
        NOT_READABLE
    }

    private final Path file;
    private final Reason reason;

    public StoreUnavailableException(Path file, Reason reason, Throwable cause) {
        super("store " + file + " is " + reason, cause);
        this.file = file;
        this.reason = reason;
    }

    public Path file() {
        return file;
    }

    public Reason reason() {
        return reason;
    }
}
