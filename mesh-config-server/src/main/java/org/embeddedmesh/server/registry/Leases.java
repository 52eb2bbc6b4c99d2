package org.embeddedmesh.server.registry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is there, by name, and who took whose place. Used by the registry's thread only. */
final class Leases {

    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    private static final int REMEMBERED_INCARNATIONS = 10_000;

    /** Later than this nobody looks for the end of a lease unless the whole process stood still. */
    private static final long STANDSTILL = TimeUnit.SECONDS.toNanos(1);

    private record Replaced(String key, String incarnation) {}

    private final Map<String, Lease> leases = new HashMap<>();
    private final Set<Replaced> replaced = new HashSet<>();
    private final RegistrySettings settings;
    private final ScheduledExecutorService thread;
    private final LongSupplier nanoClock;
    private final Runnable changed;

    Leases(RegistrySettings settings, ScheduledExecutorService thread, LongSupplier nanoClock, Runnable changed) {
        this.settings = settings;
        this.thread = thread;
        this.nanoClock = nanoClock;
        this.changed = changed;
    }

    void restore(List<WorkloadInstance> workloads) {
        long now = nanoClock.getAsLong();
        for (WorkloadInstance workload : workloads) {
            String key = workload.namespace() + "/" + workload.name();
            Lease lease = Lease.unseen(
                    workload, now, now + settings.unseenAfterStart().toNanos());
            leases.put(key, lease);
            check(key, lease);
        }
    }

    /**
     * Enters a workload or renews its lease.
     *
     * @return why not; empty: done
     */
    Optional<String> renew(RegistrationStream stream, Announcement announcement, boolean healthy) {
        String key = announcement.key();
        Lease lease = leases.get(key);
        Replaced self = new Replaced(key, announcement.incarnation());
        if (lease != null && replaced.contains(self)) {
            return Optional.of(takenOver(announcement));
        }
        if (lease == null && leases.size() >= settings.workloads()) {
            return Optional.of("the registry is full: " + settings.workloads() + " workloads");
        }
        boolean added = lease == null;
        if (lease == null) {
            replaced.remove(self);
            lease = Lease.of(announcement, stream);
            leases.put(key, lease);
        } else {
            replace(lease, stream, announcement);
        }
        lease.renew(nanoClock.getAsLong(), settings.lease().toNanos());
        check(key, lease);
        if (lease.take(stream, announcement, healthy) || added) {
            changed.run();
        }
        return Optional.empty();
    }

    /** Whoever comes later wins; who was there before must not win the name back by coming again. */
    private void replace(Lease lease, RegistrationStream stream, Announcement announcement) {
        RegistrationStream before = lease.owner();
        boolean another = !lease.incarnation().isEmpty() && !lease.incarnation().equals(announcement.incarnation());
        if (before == null || before == stream || !another) {
            return;
        }
        if (replaced.size() >= REMEMBERED_INCARNATIONS) {
            replaced.clear();
        }
        replaced.add(new Replaced(announcement.key(), lease.incarnation()));
        String reason = takenOver(announcement);
        log.warn("{}", reason);
        before.tell(reason);
    }

    private static String takenOver(Announcement announcement) {
        WorkloadInstance workload = announcement.workload();
        return "another process announces itself as " + workload.name() + " in namespace " + workload.namespace()
                + ", and the one that came last keeps the name:"
                + " give one of them its own mesh.instance.address or server.port";
    }

    /** False: it was not there, or belongs to another stream by now. */
    boolean remove(RegistrationStream stream, Announcement announcement) {
        Lease lease = leases.get(announcement.key());
        if (lease == null || !lease.isOwnedBy(stream)) {
            return false;
        }
        lease.stopChecking();
        leases.remove(announcement.key());
        return true;
    }

    void lose(RegistrationStream stream, Announcement announcement) {
        Lease lease = leases.get(announcement.key());
        if (lease != null && lease.isOwnedBy(stream)) {
            lease.lose(nanoClock.getAsLong(), settings.reconnectGrace().toNanos());
            check(announcement.key(), lease);
        }
    }

    private void check(String key, Lease lease) {
        long delay = lease.ends() - nanoClock.getAsLong();
        lease.checkedBy(thread.schedule(() -> end(key, lease), delay, TimeUnit.NANOSECONDS));
    }

    private void end(String key, Lease lease) {
        long now = nanoClock.getAsLong();
        if (now - lease.ends() > STANDSTILL) {
            // A server that was suspended has not heard what came meanwhile: it is in the sockets, behind this check.
            lease.extend(now, settings.lease().toNanos());
            check(key, lease);
            return;
        }
        leases.remove(key, lease);
        long silent = now - lease.lastSeen();
        log.info("workload {} is gone: silent for {} ms", key, TimeUnit.NANOSECONDS.toMillis(silent));
        changed.run();
    }

    List<WorkloadInstance> workloads() {
        return all().stream().map(Lease::workload).toList();
    }

    List<Lease> all() {
        return leases.values().stream()
                .sorted(Comparator.comparing((Lease it) -> it.workload().namespace())
                        .thenComparing(it -> it.workload().name()))
                .toList();
    }
}
