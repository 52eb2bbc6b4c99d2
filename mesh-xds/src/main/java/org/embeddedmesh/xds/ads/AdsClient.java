package org.embeddedmesh.xds.ads;

import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.ads.ConnectionState.Phase;
import org.embeddedmesh.xds.cache.CacheReport;
import org.embeddedmesh.xds.translate.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one delta ADS stream open, forever, and feeds what comes to the snapshot. A lost stream removes nothing. State
 * changes on the loop; public methods are for any thread.
 */
public final class AdsClient implements DeltaStream.Events {

    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private final ControlPlaneChannel channel;
    private final MeshLoop loop;
    private final Backoff backoff;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ConfigurationTree tree;
    private final ResponseIntake intake;
    private final LastKnownGood lastKnownGood;
    private final Requests requests;
    private final ConnectionLog connectionLog;
    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private volatile ConnectionState state;
    private @Nullable DeltaStream stream;
    private boolean flushing;
    private boolean closed;

    public AdsClient(
            AdsSettings settings, ControlPlaneChannel channel, MeshLoop loop, Backoff backoff, SnapshotWriter writer) {
        this.connectionLog = new ConnectionLog(settings.server());
        this.channel = channel;
        this.loop = loop;
        this.backoff = backoff;
        this.tree = new ConfigurationTree(settings, writer, subscriptions, loop);
        KeptResources kept = new KeptResources(tree, subscriptions);
        this.intake = new ResponseIntake(subscriptions, settings.cache().isEnabled() ? kept : tree);
        this.lastKnownGood = new LastKnownGood(settings.cache(), loop, kept, this::state);
        if (settings.cache().isEnabled()) {
            listeners.add(lastKnownGood);
        }
        this.requests = new Requests(settings.member(), subscriptions);
        this.state = new ConnectionState(Phase.CONNECTING, loop.now(), "");
        subscriptions.onChange(this::flushSoon);
    }

    public void start() {
        loop.execute(this::restore);
        loop.execute(this::connect);
        loop.after(BETWEEN_LOOKS, this::dropUnused);
    }

    /** Completes, never fails, when the destination is in use or known to be absent. */
    public CompletionStage<Void> demand(Authority destination) {
        return tree.demand(destination);
    }

    /** Completes with the first host index. */
    public CompletionStage<Void> firstIndex() {
        return tree.firstIndex();
    }

    public ConnectionState state() {
        return state;
    }

    public List<SubscribedResource> resources() {
        return subscriptions.all();
    }

    /** How the last known good is kept. */
    public CacheReport cache() {
        return lastKnownGood.report();
    }

    /** Whether all that is in use came from the cache, and the control plane was not there yet. */
    public boolean runsFromCache() {
        return lastKnownGood.inUse();
    }

    /** Tells the listener from now on; and at once, if there is a connection. */
    public void addListener(ConnectionListener listener) {
        loop.execute(() -> {
            listeners.add(listener);
            if (state.phase() == Phase.CONNECTED) {
                listener.connected();
            }
        });
    }

    /** Ends the stream in good order and opens no other; completes when the cache is written, too. */
    public CompletionStage<Void> close() {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        loop.execute(() -> {
            closed = true;
            tree.closed();
            listeners.forEach(ConnectionListener::disconnected);
            Optional.ofNullable(stream).ifPresent(DeltaStream::halfClose);
            lastKnownGood.close().thenRun(() -> kept.complete(null));
        });
        return kept;
    }

    @Override
    public void ready(DeltaStream which) {
        if (which == stream && state.phase() != Phase.CONNECTED) {
            state = state.connected(loop.now());
            connectionLog.joined();
            listeners.forEach(ConnectionListener::connected);
        }
    }

    @Override
    public void response(DeltaStream which, DeltaDiscoveryResponse response) {
        if (which != stream || closed) {
            return;
        }
        ready(which);
        connectionLog.answered();
        backoff.reset();
        List<Refusal> refusals = ResourceType.of(response.getTypeUrl())
                .map(it -> intake.take(it, response))
                .orElse(List.of());
        which.send(Requests.answer(response.getTypeUrl(), response.getNonce(), refusals));
    }

    @Override
    public void ended(DeltaStream which, Status status) {
        if (which != stream) {
            return;
        }
        stream = null;
        if (closed) {
            return;
        }
        boolean clean = StreamEnd.isClean(status) && which.answered();
        lost(StreamEnd.reason(status), clean, which.answered());
        loop.after(clean ? backoff.prompt() : backoff.next(), this::connect);
    }

    private void restore() {
        if (lastKnownGood.restore(intake, tree::demandAgain)) {
            connectionLog.restored();
        }
    }

    // Not while the control plane is away: nobody could tell again what was dropped.
    private void dropUnused() {
        if (closed) {
            return;
        }
        if (state.phase() == Phase.CONNECTED && tree.dropUnused()) {
            lastKnownGood.changed();
        }
        loop.after(BETWEEN_LOOKS, this::dropUnused);
    }

    private void connect() {
        if (closed) {
            return;
        }
        channel.forgetFailure();
        DeltaStream opened = DeltaStream.open(channel, this);
        stream = opened;
        requests.first().forEach(opened::send);
    }

    private void lost(String reason, boolean clean, boolean answered) {
        Phase before = state.phase();
        state = state.disconnected(loop.now(), reason);
        if (before != Phase.CONNECTED) {
            connectionLog.unreachable(reason);
            return;
        }
        if (clean) {
            connectionLog.rotated();
        } else {
            connectionLog.lost(reason, answered);
        }
        listeners.forEach(ConnectionListener::disconnected);
    }

    private void flushSoon() {
        if (!flushing) {
            flushing = true;
            loop.execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        DeltaStream open = stream;
        if (open != null) {
            requests.changes().forEach(open::send);
        }
    }
}
