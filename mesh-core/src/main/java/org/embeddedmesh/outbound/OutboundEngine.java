package org.embeddedmesh.outbound;

import java.util.function.LongSupplier;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.snapshot.Snapshot;
import org.embeddedmesh.snapshot.SnapshotHolder;

/** Decides calls that leave this process; doors carry them out. Safe for several threads. */
public final class OutboundEngine {

    private final SnapshotHolder snapshots;
    private final String namespace;
    private final LongSupplier nanoClock;
    private final RandomSource random;
    private final HostSelection hosts;
    private final String address;

    /**
     * @param namespace of this process, in which short host names are looked up
     * @param nanoClock as {@link System#nanoTime()}
     */
    public OutboundEngine(SnapshotHolder snapshots, String namespace, LongSupplier nanoClock, RandomSource random) {
        this(snapshots, namespace, nanoClock, random, "");
    }

    /**
     * @param namespace of this process, in which short host names are looked up
     * @param nanoClock as {@link System#nanoTime()}
     * @param address of this process, which mirrored requests name in {@code x-forwarded-for}; empty: they name none
     */
    public OutboundEngine(
            SnapshotHolder snapshots, String namespace, LongSupplier nanoClock, RandomSource random, String address) {
        this.snapshots = snapshots;
        this.namespace = namespace;
        this.nanoClock = nanoClock;
        this.random = random;
        this.hosts = new HostSelection(nanoClock, random);
        this.address = address;
    }

    /** A call that has not started yet; costs no decision. */
    public OutboundCall call(RequestHead head, CallOptions options) {
        return new OutboundCall(this, head, options);
    }

    Snapshot snapshot() {
        return snapshots.current();
    }

    String namespace() {
        return namespace;
    }

    long nanoTime() {
        return nanoClock.getAsLong();
    }

    HostSelection hosts() {
        return hosts;
    }

    String address() {
        return address;
    }

    RandomSource random() {
        return random;
    }
}
