package org.embeddedmesh.server.registry;

import io.grpc.Status;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** All streams of workloads, and what becomes of a change: it is published and remembered. Used by the registry's thread only. */
final class Registrations {

    private static final Duration SAVE_AFTER = Duration.ofMillis(500);

    private final RegistrySettings settings;
    private final KnownWorkloads known;
    private final WorkloadSink sink;
    private final ScheduledExecutorService thread;
    private final Leases leases;
    private final Set<RegistrationStream> streams = new LinkedHashSet<>();
    private CompletableFuture<Void> published = CompletableFuture.completedFuture(null);
    private boolean unpublished;
    private boolean unsaved;
    private boolean closed;

    Registrations(
            RegistrySettings settings,
            KnownWorkloads known,
            WorkloadSink sink,
            ScheduledExecutorService thread,
            LongSupplier nanoClock) {
        this.settings = settings;
        this.known = known;
        this.sink = sink;
        this.thread = thread;
        this.leases = new Leases(settings, thread, nanoClock, this::changed);
    }

    CompletionStage<Void> restore() {
        leases.restore(known.load());
        return sink.publish(leases.workloads());
    }

    void opened(RegistrationStream stream) {
        if (closed) {
            stream.complete();
        } else if (streams.size() >= settings.workloads()) {
            stream.refuse(Status.RESOURCE_EXHAUSTED.withDescription("the registry serves at most "
                    + settings.workloads() + " streams (mesh.server.registry.max-workloads)"));
        } else {
            streams.add(stream);
        }
    }

    void left(RegistrationStream stream) {
        if (streams.remove(stream)) {
            stream.lost();
        }
    }

    /** Why not; empty: done. */
    Optional<String> renew(RegistrationStream stream, Announcement announcement, boolean healthy) {
        return leases.renew(stream, announcement, healthy);
    }

    /** Completes when no new configuration names the workload, or when that was waited for long enough. */
    CompletionStage<Void> withdraw(RegistrationStream stream, Announcement announcement) {
        if (leases.remove(stream, announcement)) {
            changed();
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        published.whenCompleteAsync((pushed, failure) -> done.complete(null), thread);
        later(settings.withdrawalPatience(), () -> done.complete(null));
        return done;
    }

    void lost(RegistrationStream stream, Announcement announcement) {
        leases.lose(stream, announcement);
    }

    /** What else is waiting for this thread is done first, so that many changes at once are published once. */
    private void changed() {
        if (!unpublished) {
            unpublished = true;
            published = new CompletableFuture<>();
            thread.execute(this::publish);
        }
        if (!unsaved) {
            unsaved = true;
            later(SAVE_AFTER, this::save);
        }
    }

    private void publish() {
        unpublished = false;
        CompletableFuture<Void> done = published;
        sink.publish(leases.workloads()).whenComplete((pushed, failure) -> done.complete(null));
    }

    private void save() {
        if (unsaved) {
            unsaved = false;
            known.save(leases.workloads());
        }
    }

    List<Lease> leases() {
        return leases.all();
    }

    /** The workloads stay for the next start. */
    void close() {
        closed = true;
        save();
        streams.forEach(RegistrationStream::complete);
        streams.clear();
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void later(Duration delay, Runnable task) {
        thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
