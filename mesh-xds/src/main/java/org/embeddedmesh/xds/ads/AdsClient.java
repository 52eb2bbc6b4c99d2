package org.embeddedmesh.xds.ads;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.cache.CacheReport;

/**
 * The client of a control plane: asks for what calls need, and feeds what comes to the snapshot. A lost stream removes
 * nothing. State changes on the loop; public methods are for any thread.
 */
public final class AdsClient {

    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private final MeshLoop loop;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ConfigurationTree tree;
    private final ResponseIntake intake;
    private final LastKnownGood lastKnownGood;
    private final ConnectionLog connectionLog;
    private final AdsConnection connection;
    private boolean closed;

    public AdsClient(
            AdsSettings settings, ControlPlaneChannel channel, MeshLoop loop, Backoff backoff, SnapshotWriter writer) {
        this.loop = loop;
        this.connectionLog = new ConnectionLog(settings.server());
        this.tree = new ConfigurationTree(settings, writer, subscriptions, loop);
        KeptResources kept = new KeptResources(tree, subscriptions);
        RemovalGuard guard = new RemovalGuard(settings.cache().isEnabled() ? kept : tree, subscriptions, loop);
        this.intake = new ResponseIntake(subscriptions, guard, loop);
        Requests requests = new Requests(settings.member(), subscriptions);
        this.connection = new AdsConnection(channel, loop, backoff, requests, intake, connectionLog);
        this.lastKnownGood = new LastKnownGood(settings.cache(), loop, kept, connection::state);
        subscriptions.onChange(connection::flushSoon);
        connection.addListener(guard);
        if (settings.cache().isEnabled()) {
            connection.addListener(lastKnownGood);
        }
    }

    public void start() {
        loop.execute(this::restore);
        loop.execute(connection::connect);
        loop.after(BETWEEN_LOOKS, this::dropUnused);
    }

    /** Completes, never fails, when there is news of the destination: it is in use, known to be absent, or a cluster of it came. */
    public CompletionStage<Void> demand(Authority destination) {
        return tree.demand(destination);
    }

    /** Completes with the first host index. */
    public CompletionStage<Void> firstIndex() {
        return tree.firstIndex();
    }

    public ConnectionState state() {
        return connection.state();
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

    /** Whether the start began with what the cache held. */
    public boolean startedFromCache() {
        return lastKnownGood.restored();
    }

    /** Tells the listener from now on; and at once, if there is a connection. */
    public void addListener(ConnectionListener listener) {
        loop.execute(() -> connection.addListener(listener));
    }

    /** Ends the stream in good order and opens no other; completes when the cache is written, too. */
    public CompletionStage<Void> close() {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        loop.execute(() -> {
            closed = true;
            tree.closed();
            connection.close();
            lastKnownGood.close().thenRun(() -> kept.complete(null));
        });
        return kept;
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
        if (connection.isConnected() && tree.dropUnused()) {
            lastKnownGood.changed();
        }
        loop.after(BETWEEN_LOOKS, this::dropUnused);
    }
}
