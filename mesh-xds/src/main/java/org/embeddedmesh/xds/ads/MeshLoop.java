package org.embeddedmesh.xds.ads;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/** Runs tasks one after the other: whoever runs on it owns all state of the connection and needs no lock. */
public interface MeshLoop extends Executor {

    /** Runs a task later, unless it is cancelled before. */
    Timer after(Duration delay, Runnable task);

    Instant now();

    /** A task that waits for its time. */
    interface Timer {

        Timer NONE = () -> {};

        /** No effect once the task runs. */
        void cancel();
    }
}
