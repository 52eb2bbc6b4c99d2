package org.embeddedmesh.server.store;

/** A running watch. After {@link #close} has returned, its listener is not called any more. */
public interface Watch extends AutoCloseable {

    @Override
    void close();
}
