package org.embeddedmesh.server.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last changes, at most a fixed number and of a fixed length together. Used by one thread at a time. */
final class ChangeWindow {

    private record Sized(Change change, int length) {}

    private final int capacity;
    private final long capacityLength;
    private final Deque<Sized> changes = new ArrayDeque<>();
    private long length;
    private long horizon;

    /** @param capacityLength characters of JSON that all changes but the last have together; in memory, each takes about ten bytes */
    ChangeWindow(int capacity, long capacityLength, long horizon) {
        this.capacity = capacity;
        this.capacityLength = capacityLength;
        this.horizon = horizon;
    }

    /** The oldest version after which every change is known. */
    long horizon() {
        return horizon;
    }

    void add(Change change) {
        Sized added = new Sized(change, change.resource().json().toString().length());
        changes.addLast(added);
        length += added.length();
        while (changes.size() > capacity || (length > capacityLength && changes.size() > 1)) {
            Sized removed = changes.removeFirst();
            length -= removed.length();
            horizon = removed.change().resourceVersion();
        }
    }

    List<Change> after(long version) {
        return changes.stream()
                .map(Sized::change)
                .filter(change -> change.resourceVersion() > version)
                .toList();
    }
}
