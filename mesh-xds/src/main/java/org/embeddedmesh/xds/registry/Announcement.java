package org.embeddedmesh.xds.registry;

import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.Phase;
import org.embeddedmesh.proto.v1.Workload;
import org.embeddedmesh.xds.ads.Backoff;
import org.embeddedmesh.xds.ads.ConnectionListener;
import org.embeddedmesh.xds.ads.ControlPlaneChannel;
import org.embeddedmesh.xds.ads.MeshLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one workload known to the registry: announces it with each connection, repeats it within its lease, and takes it
 * back when asked. State changes on the loop; public methods are for any thread.
 */
public final class Announcement implements ConnectionListener, RegistryStream.Events {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int HEARTBEATS_PER_LEASE = 3;

    private final Workload workload;
    private final ControlPlaneChannel channel;
    private final MeshLoop loop;
    private final Backoff backoff;
    private final CompletableFuture<String> acknowledged = new CompletableFuture<>();
    private final CompletableFuture<Void> withdrawn = new CompletableFuture<>();
    private volatile String name = "";
    private volatile String error = "";

    private Phase phase = Phase.HEALTHY;
    private Duration heartbeat = HEARTBEAT;
    private MeshLoop.Timer timer = MeshLoop.Timer.NONE;
    private @Nullable RegistryStream stream;
    private Instant opened = Instant.EPOCH;
    private boolean connected;
    private boolean known;
    private boolean unimplementedSaid;
    private long withdrawal;

    public Announcement(Workload workload, ControlPlaneChannel channel, MeshLoop loop, Backoff backoff) {
        this.workload = workload;
        this.channel = channel;
        this.loop = loop;
        this.backoff = backoff;
    }

    /** Completes with the name in the registry. */
    public CompletionStage<String> acknowledged() {
        return acknowledged;
    }

    /** The name in the registry, empty before it is acknowledged. */
    public String name() {
        return name;
    }

    /** Why the registry refuses the workload, or empty. */
    public String error() {
        return error;
    }

    public void healthy(boolean healthy) {
        loop.execute(() -> change(healthy ? Phase.HEALTHY : Phase.UNHEALTHY));
    }

    /** Completes when the registry has acknowledged, or there is no connection on which it could. */
    public CompletionStage<Void> withdraw() {
        loop.execute(() -> change(Phase.WITHDRAWN));
        return withdrawn;
    }

    @Override
    public void connected() {
        connected = true;
        backoff.reset();
        announce();
    }

    @Override
    public void disconnected() {
        connected = false;
        timer.cancel();
        RegistryStream open = stream;
        stream = null;
        if (open != null) {
            open.cancel();
        }
        completeWithdrawal();
    }

    @Override
    public void acknowledged(RegistryStream which, Ack ack) {
        if (which != stream) {
            return;
        }
        if (ack.getLeaseSeconds() > 0) {
            Duration third = Duration.ofSeconds(ack.getLeaseSeconds()).dividedBy(HEARTBEATS_PER_LEASE);
            heartbeat = third.compareTo(HEARTBEAT) < 0 ? third : HEARTBEAT;
        }
        known = ack.getError().isEmpty();
        if (known) {
            accepted(ack);
        } else {
            refused(ack.getError());
        }
        if (withdrawal > 0 && ack.getSequence() >= withdrawal) {
            stream = null;
            which.halfClose();
            completeWithdrawal();
        }
    }

    @Override
    public void ended(RegistryStream which, Status status) {
        if (which != stream) {
            return;
        }
        stream = null;
        timer.cancel();
        completeWithdrawal();
        backoff.lived(Duration.between(opened, loop.now()));
        if (status.getCode() == Status.Code.UNIMPLEMENTED) {
            reportUnimplemented();
        } else if (connected) {
            timer = loop.after(backoff.next(), this::announce);
        }
    }

    private void announce() {
        if (connected && stream == null && phase != Phase.WITHDRAWN) {
            known = false;
            opened = loop.now();
            stream = RegistryStream.open(channel, this);
            send();
        }
    }

    private void change(Phase next) {
        if (phase == Phase.WITHDRAWN || phase == next) {
            return;
        }
        phase = next;
        if (stream != null) {
            send();
        } else {
            completeWithdrawal();
        }
    }

    private void send() {
        timer.cancel();
        if (stream == null) {
            return;
        }
        // The whole workload until it is taken: the registry may have forgotten it, or changed its mind.
        long sequence = stream.send(known ? null : workload, phase);
        if (phase == Phase.WITHDRAWN) {
            withdrawal = sequence;
        } else {
            timer = loop.after(heartbeat, this::send);
        }
    }

    private void accepted(Ack ack) {
        error = "";
        if (phase != Phase.WITHDRAWN
                && !ack.getName().isEmpty()
                && !ack.getName().equals(name)) {
            name = ack.getName();
            log.debug("mesh: known to the mesh as {}", name);
            acknowledged.complete(name);
        }
    }

    private void refused(String reason) {
        if (!reason.equals(error)) {
            log.warn("mesh: the control plane refuses workload {}: {}", workload.getService(), reason);
        }
        error = reason;
    }

    private void reportUnimplemented() {
        if (!unimplementedSaid) {
            unimplementedSaid = true;
            log.info("mesh: the control plane has no workload registry; {} is not announced", workload.getService());
        }
    }

    private void completeWithdrawal() {
        if (phase == Phase.WITHDRAWN) {
            timer.cancel();
            withdrawn.complete(null);
        }
    }
}
