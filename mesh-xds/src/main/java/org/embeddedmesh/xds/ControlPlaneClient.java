package org.embeddedmesh.xds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.SnapshotWriter;

/**
 * The connection to the control plane: one HTTP/2 connection and one thread that owns all state and is the only user of
 * the {@link SnapshotWriter}. Safe for several threads; no method blocks.
 */
public final class ControlPlaneClient implements AutoCloseable {

    private final ControlPlaneSettings settings;

    private ControlPlaneClient(ControlPlaneSettings settings) {
        this.settings = settings;
    }

    public static ControlPlaneClient of(ControlPlaneSettings settings, SnapshotWriter writer) {
        return new ControlPlaneClient(settings);
    }

    /** Connects in the background, again and again until {@link #close()}. */
    public void start() {}

    /** Asks for a destination; completes, never fails, when it is live or known to be absent. Cheap when it is live. */
    public CompletionStage<Void> demand(Authority destination) {
        return new CompletableFuture<>();
    }

    /** Completes with the first host index. */
    public CompletionStage<Void> firstIndex() {
        return new CompletableFuture<>();
    }

    /** Announces a workload, now or as soon as there is a connection. */
    public WorkloadRegistration register(Workload workload) {
        throw new UnsupportedOperationException();
    }

    public ControlPlaneStatus status() {
        return new ControlPlaneStatus(
                ControlPlaneStatus.State.CONNECTING,
                settings.server(),
                Instant.EPOCH,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Ends streams cleanly, then the connection; demands that are open complete. */
    @Override
    public void close() {}
}
