package org.embeddedmesh.spring.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.embeddedmesh.xds.Workload;
import org.embeddedmesh.xds.WorkloadRegistration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Announces the application when it accepts traffic, tells when it does not, and withdraws it as the first thing when it
 * stops: only when no caller is sent here any more does Spring Boot shut its web server down.
 */
public final class WorkloadLifecycle
        implements SmartLifecycle, ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

    private static final Duration LONGEST_WITHDRAWAL = Duration.ofSeconds(5);

    private final WorkloadRegistry registry;
    private final Supplier<Optional<Workload>> workload;
    private final InboundTraffic traffic;
    private final BooleanSupplier listedBefore;
    private final Executor afterDrainDelay;
    private @Nullable WorkloadRegistration registration;
    private volatile boolean running;

    /**
     * @param workload asked for when the application is ready, and its port known; empty: it offers nothing
     * @param listedBefore asked when the application stops: whether callers may know it from before it was started anew, and
     *     send it calls as soon as its server listens
     * @param drainDelay from the acknowledged withdrawal to the shutdown of the web server; also where the control plane is
     *     away, if callers know this process from before
     */
    public WorkloadLifecycle(
            WorkloadRegistry registry,
            Supplier<Optional<Workload>> workload,
            InboundTraffic traffic,
            BooleanSupplier listedBefore,
            Duration drainDelay) {
        this.registry = registry;
        this.workload = workload;
        this.traffic = traffic;
        this.listedBefore = listedBefore;
        this.afterDrainDelay =
                CompletableFuture.delayedExecutor(drainDelay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run);
    }

    @Override
    public synchronized void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
        if (running) {
            announce(event.getState() == ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    private void announce(boolean ready) {
        if (registration != null) {
            registration.healthy(ready);
        } else if (ready) {
            registration = workload.get().map(registry::register).orElse(null);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable callback) {
        traffic.drain();
        Executor then = isKnown() ? afterDrainDelay : Runnable::run;
        withdrawn().thenRunAsync(callback, then);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private boolean isKnown() {
        return isAcknowledged() || traffic.isOfMesh() || listedBefore.getAsBoolean();
    }

    private synchronized boolean isAcknowledged() {
        return registration != null
                && registration.acknowledged().toCompletableFuture().isDone();
    }

    /** Nothing is announced from here on: an application that is stopped while it starts becomes ready after it. */
    private synchronized CompletableFuture<Void> withdrawn() {
        running = false;
        if (registration == null) {
            return CompletableFuture.completedFuture(null);
        }
        return registration
                .withdraw()
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(null, LONGEST_WITHDRAWAL.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionally(e -> null);
    }
}
