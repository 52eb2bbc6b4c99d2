package org.embeddedmesh.server.api.watch;

import java.time.Duration;

/**
 * What keeps watches from taking all there is.
 *
 * @param watches at one time
 * @param pendingChanges for one watcher that does not read; then its watch is ended
 * @param bookmarkInterval between two bookmarks
 * @param timeout of a watch that asks for none
 */
public record WatchLimits(int watches, int pendingChanges, Duration bookmarkInterval, Duration timeout) {

    public static WatchLimits defaults() {
        return new WatchLimits(1000, 8192, Duration.ofMinutes(1), Duration.ofMinutes(30));
    }
}
