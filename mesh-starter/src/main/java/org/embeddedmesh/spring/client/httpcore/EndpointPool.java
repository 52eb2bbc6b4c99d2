package org.embeddedmesh.spring.client.httpcore;

import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Idle connections to one endpoint; the one used last is taken first, so that the others may age. Safe for several threads. */
final class EndpointPool {

    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** A connection that the endpoint has not closed meanwhile, or null. */
    @Nullable
    Connection take() {
        for (Connection connection = idle.pollLast(); connection != null; connection = idle.pollLast()) {
            if (connection.isFresh()) {
                return connection;
            }
            connection.discard();
        }
        return null;
    }

    void add(Connection connection) {
        idle.addLast(connection);
        if (closed) {
            discardAll();
        }
    }

    /** Closes what has become useless. */
    void sweep() {
        for (Iterator<Connection> all = idle.iterator(); all.hasNext(); ) {
            Connection connection = all.next();
            if (idle.removeLastOccurrence(connection)) {
                putBack(connection);
            }
        }
    }

    /** Closes idle connections now, and those in use when they come back. */
    void close() {
        closed = true;
        discardAll();
    }

    int idle() {
        return idle.size();
    }

    private void putBack(Connection connection) {
        if (closed || !connection.isFresh()) {
            connection.discard();
        } else {
            idle.addFirst(connection);
        }
    }

    private void discardAll() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.discard();
        }
    }
}
