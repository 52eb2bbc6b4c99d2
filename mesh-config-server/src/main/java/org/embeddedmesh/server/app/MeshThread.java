package org.embeddedmesh.server.app;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The one thread that owns the state of a room. */
final class MeshThread extends ScheduledThreadPoolExecutor {

    MeshThread(String room) {
        super(1, task -> {
            Thread thread = new Thread(task, "mesh-" + room);
            thread.setDaemon(true);
            return thread;
        });
        setRemoveOnCancelPolicy(true);
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }
}
