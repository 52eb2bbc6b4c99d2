package org.embeddedmesh.server.api.watch;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.embeddedmesh.server.store.Change;
import org.jspecify.annotations.Nullable;

/** What one watcher has not been told yet. Filled by the store, emptied by the thread of the watches, never larger than its limit. */
final class PendingChanges {

    private final int limit;
    private final Queue<Change> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong position;

    PendingChanges(int limit, long position) {
        this.limit = limit;
        this.position = new AtomicLong(position);
    }

    /** Everything up to this version has been taken, or was not of interest. */
    long position() {
        return position.get();
    }

    /** @return false when there is no room */
    boolean add(Change change) {
        if (size.incrementAndGet() > limit) {
            return false;
        }
        return queue.add(change);
    }

    /** A change that the watcher need not be told. It moves the position only where nothing is waiting. */
    void skip(long version) {
        if (queue.isEmpty()) {
            position.accumulateAndGet(version, Math::max);
        }
    }

    @Nullable
    Change poll() {
        Change change = queue.poll();
        if (change != null) {
            size.decrementAndGet();
            position.accumulateAndGet(change.resourceVersion(), Math::max);
        }
        return change;
    }
}
