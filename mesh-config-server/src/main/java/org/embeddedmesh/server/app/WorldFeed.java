package org.embeddedmesh.server.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.server.registry.WorkloadSink;
import org.embeddedmesh.server.simulate.KnownMesh;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.Listing;
import org.embeddedmesh.server.store.Watch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a new world of configuration and workloads whenever one of them changes, at once, and hands it on. Changes that come
 * while one is made go into the next together. All state belongs to one thread, which the caller gives.
 */
final class WorldFeed implements WorkloadSink, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorldFeed.class);

    private final ConfigStore store;
    private final MeshSettings mesh;
    private final Function<World, CompletionStage<Void>> publisher;
    private final Executor thread;
    private final StoredConfiguration configuration = new StoredConfiguration();
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private List<WorkloadInstance> workloads = List.of();
    private volatile KnownMesh known;
    private boolean stale;
    private volatile @Nullable World world;
    private @Nullable Watch watch;

    WorldFeed(ConfigStore store, MeshSettings mesh, Function<World, CompletionStage<Void>> publisher, Executor thread) {
        this.store = store;
        this.mesh = mesh;
        this.known = new KnownMesh(List.of(), List.of(), mesh);
        this.publisher = publisher;
        this.thread = thread;
    }

    /** Reads the store and follows it from then on. */
    void start() {
        Listing listing = store.list();
        thread.execute(() -> {
            listing.resources().forEach(configuration::put);
            changed();
        });
        watch = store.watch(
                listing.resourceVersion(),
                change -> thread.execute(() -> {
                    if (configuration.apply(change)) {
                        changed();
                    }
                }));
    }

    @Override
    public CompletionStage<Void> publish(List<WorkloadInstance> all) {
        CompletableFuture<Void> published = new CompletableFuture<>();
        thread.execute(() -> {
            workloads = all;
            waiting.add(published);
            changed();
        });
        return published;
    }

    /** What the last world was made of. Any thread. */
    KnownMesh known() {
        return known;
    }

    /** The world as it is now; empty: there is none yet. */
    Optional<World> world() {
        return Optional.ofNullable(world);
    }

    /** The world once it holds every write that was answered before. */
    CompletionStage<Optional<World>> settled() {
        CompletableFuture<Optional<World>> settled = new CompletableFuture<>();
        thread.execute(() -> {
            rebuild();
            settled.complete(world());
        });
        return settled;
    }

    private void changed() {
        if (!stale) {
            stale = true;
            thread.execute(this::rebuild);
        }
    }

    private void rebuild() {
        if (!stale) {
            return;
        }
        stale = false;
        List<CompletableFuture<Void>> answered = List.copyOf(waiting);
        waiting.clear();
        try {
            known = new KnownMesh(List.copyOf(configuration.resources()), workloads, mesh);
            World next = World.of(known.resources(), known.workloads(), mesh);
            world = next;
            publisher.apply(next).whenComplete((pushed, failure) -> answered.forEach(it -> it.complete(null)));
        } catch (RuntimeException e) {
            log.error("no new world could be made; clients keep what they have", e);
            answered.forEach(it -> it.completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
