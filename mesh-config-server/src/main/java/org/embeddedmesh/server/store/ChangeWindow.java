package org.embeddedmesh.server.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last changes, at most a fixed number. Used by one thread at a time. */
final class ChangeWindow {

    private final int capacity;
    private final Deque<Change> changes = new ArrayDeque<>();
    private long horizon;

    ChangeWindow(int capacity, long horizon) {
        this.capacity = capacity;
        this.horizon = horizon;
    }

    /** The oldest version after which every change is known. */
    long horizon() {
        return horizon;
    }

    void add(Change change) {
        changes.addLast(change);
        if (changes.size() > capacity) {
            horizon = changes.removeFirst().resourceVersion();
        }
    }

    List<Change> after(long version) {
        return changes.stream()
                .filter(change -> change.resourceVersion() > version)
                .toList();
    }
}
