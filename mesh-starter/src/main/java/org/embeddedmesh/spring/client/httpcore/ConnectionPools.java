package org.embeddedmesh.spring.client.httpcore;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.embeddedmesh.snapshot.Snapshot;

/** The connections of this process, by endpoint. Safe for several threads. */
final class ConnectionPools {

    private final Map<PoolKey, EndpointPool> pools = new ConcurrentHashMap<>();

    /**
     * An idle connection, or a new one.
     *
     * @param connectTimeout in milliseconds; 0: no limit
     */
    Connection lease(PoolKey endpoint, int connectTimeout) throws IOException {
        EndpointPool pool = pools.get(endpoint);
        if (pool == null) {
            pool = pools.computeIfAbsent(endpoint, it -> new EndpointPool());
        }
        Connection idle = pool.take();
        return idle == null ? Connection.open(endpoint, pool, connectTimeout) : idle;
    }

    /** Closes connections that ended while they were idle. */
    void sweep() {
        pools.values().forEach(EndpointPool::sweep);
    }

    /** Closes connections to endpoints that are gone; those in use when their response has ended. */
    void retain(Snapshot snapshot) {
        pools.forEach((endpoint, pool) -> {
            if (!endpoint.isPartOf(snapshot) && pools.remove(endpoint, pool)) {
                pool.close();
            }
        });
    }

    void close() {
        pools.values().forEach(EndpointPool::close);
    }

    int idle() {
        return pools.values().stream().mapToInt(EndpointPool::idle).sum();
    }
}
