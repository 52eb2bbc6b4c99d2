package org.embeddedmesh.spring.client.httpcore;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.embeddedmesh.snapshot.Snapshot;
import org.embeddedmesh.snapshot.SnapshotHolder;

/** Looks every second for connections that have become useless, on a thread of its own. */
final class ConnectionSweeper implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final ConnectionPools pools;
    private final SnapshotHolder snapshots;
    private final Thread thread = new Thread(this::run, "mesh-connections");
    private volatile boolean closed;
    private Snapshot seen;

    private ConnectionSweeper(ConnectionPools pools, SnapshotHolder snapshots) {
        this.pools = pools;
        this.snapshots = snapshots;
        this.seen = snapshots.current();
    }

    static ConnectionSweeper start(ConnectionPools pools, SnapshotHolder snapshots) {
        ConnectionSweeper sweeper = new ConnectionSweeper(pools, snapshots);
        sweeper.thread.setDaemon(true);
        sweeper.thread.start();
        return sweeper;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(PERIOD.toNanos());
            sweep();
        }
    }

    private void sweep() {
        Snapshot now = snapshots.current();
        if (now != seen) {
            seen = now;
            pools.retain(now);
        }
        pools.sweep();
    }
}
