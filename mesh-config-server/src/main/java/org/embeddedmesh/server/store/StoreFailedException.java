package org.embeddedmesh.server.store;

/** A write could not be made durable. Nothing was changed, as far as readers and watchers of this process can see. */
public final class StoreFailedException extends RuntimeException {

    public StoreFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
