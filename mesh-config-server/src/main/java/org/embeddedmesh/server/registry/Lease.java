package org.embeddedmesh.server.registry;

import java.util.concurrent.Future;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.jspecify.annotations.Nullable;

/** A workload in the registry, and until when it stays. Used by the registry's thread only. */
final class Lease {

    private Announcement announcement;
    private boolean healthy;
    private @Nullable RegistrationStream owner;
    private long lastSeen;
    private long ends;
    private @Nullable Future<?> check;

    private Lease(Announcement announcement, boolean healthy, @Nullable RegistrationStream owner) {
        this.announcement = announcement;
        this.healthy = healthy;
        this.owner = owner;
    }

    static Lease unseen(WorkloadInstance workload, long now, long ends) {
        Lease lease = new Lease(new Announcement(workload, ""), workload.healthy(), null);
        lease.lastSeen = now;
        lease.ends = ends;
        return lease;
    }

    static Lease of(Announcement announcement, RegistrationStream owner) {
        return new Lease(announcement, false, owner);
    }

    void renew(long now, long duration) {
        lastSeen = now;
        ends = now + duration;
    }

    /** It stays so much longer, though nothing was heard of it. */
    void extend(long now, long duration) {
        ends = now + duration;
    }

    /** It stays so much longer at most. */
    void lose(long now, long grace) {
        owner = null;
        ends = Math.min(ends, now + grace);
    }

    /** When the end of the lease is looked for next; in place of the check before. */
    void checkedBy(Future<?> next) {
        stopChecking();
        check = next;
    }

    void stopChecking() {
        if (check != null) {
            check.cancel(false);
        }
    }

    /** Whether that changes what callers see. */
    boolean take(RegistrationStream stream, Announcement next, boolean nowHealthy) {
        WorkloadInstance before = workload();
        owner = stream;
        announcement = next;
        healthy = nowHealthy;
        return !before.equals(workload());
    }

    boolean isOwnedBy(RegistrationStream stream) {
        return owner == stream;
    }

    @Nullable
    RegistrationStream owner() {
        return owner;
    }

    String incarnation() {
        return announcement.incarnation();
    }

    long lastSeen() {
        return lastSeen;
    }

    long ends() {
        return ends;
    }

    WorkloadStatus.State state() {
        if (owner != null) {
            return WorkloadStatus.State.CONNECTED;
        }
        return announcement.incarnation().isEmpty() ? WorkloadStatus.State.UNSEEN : WorkloadStatus.State.LOST;
    }

    WorkloadInstance workload() {
        WorkloadInstance it = announcement.workload();
        return new WorkloadInstance(
                it.name(),
                it.service(),
                it.namespace(),
                it.address(),
                it.ports(),
                it.labels(),
                it.locality(),
                it.serviceAccount(),
                healthy);
    }
}
