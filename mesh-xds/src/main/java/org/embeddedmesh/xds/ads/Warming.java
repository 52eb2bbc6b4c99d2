package org.embeddedmesh.xds.ads;

import java.time.Duration;

/**
 * Waiting for what is named and has not come.
 *
 * @param timeout how long a table, or a listener with filter chains, waits for its clusters
 * @param settle runs when something has waited long enough, or has come by itself
 */
record Warming(MeshLoop loop, Duration timeout, Runnable settle) {

    /** A wait that begins now. */
    Wait begin() {
        Wait wait = new Wait();
        wait.timer = loop.after(timeout, () -> {
            wait.over = true;
            settle.run();
        });
        return wait;
    }

    /** Whether the time has come to go without the clusters. On the loop. */
    static final class Wait {

        private MeshLoop.Timer timer = MeshLoop.Timer.NONE;
        private boolean over;

        boolean isOver() {
            return over;
        }

        void cancel() {
            timer.cancel();
        }
    }
}
