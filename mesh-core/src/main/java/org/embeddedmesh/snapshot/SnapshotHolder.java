package org.embeddedmesh.snapshot;

/** Holds the snapshot of now: one volatile read for each call, written only by the {@link SnapshotWriter}. */
public final class SnapshotHolder {

    private volatile Snapshot current = Snapshot.EMPTY;

    /** The snapshot of now, empty before the first configuration. */
    public Snapshot current() {
        return current;
    }

    void swap(Snapshot next) {
        current = next;
    }
}
