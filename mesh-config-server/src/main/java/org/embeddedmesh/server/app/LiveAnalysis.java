package org.embeddedmesh.server.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.embeddedmesh.istio.analysis.Analysis;
import org.embeddedmesh.istio.analysis.Finding;
import org.embeddedmesh.istio.resource.Kind;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.ResourceReader;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.server.api.object.ObjectAnalysis;
import org.embeddedmesh.server.store.ResourceKey;

/**
 * Analysis in the world of the moment. What was found of an object is kept as long as its world is; nothing is analyzed
 * that nobody asks for. Safe for several threads.
 */
final class LiveAnalysis implements ObjectAnalysis {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private static final Analyzed NOT_THERE = new Analyzed(0, List.of());

    private final WorldFeed feed;
    private volatile Known known = new Known(Optional.empty(), Map.of());

    LiveAnalysis(WorldFeed feed) {
        this.feed = feed;
    }

    private record Known(Optional<World> world, Map<ResourceKey, Analyzed> analyzed) {}

    @Override
    public List<Finding> doubts(ObjectNode object) {
        Optional<Resource<?>> resource = ResourceReader.read(object).resource();
        Optional<World> world = settled();
        return resource.isEmpty() || world.isEmpty() ? List.of() : Analysis.of(world.get(), resource.get());
    }

    private Optional<World> settled() {
        try {
            return feed.settled().toCompletableFuture().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            return feed.world();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return feed.world();
        }
    }

    @Override
    public Optional<Analyzed> analyzed(ResourceKey key) {
        Known now = known();
        return Optional.of(now.world()
                .flatMap(it -> resource(it, key)
                        .map(found -> now.analyzed().computeIfAbsent(key, missing -> analyzed(it, found))))
                .orElse(NOT_THERE));
    }

    private Known known() {
        Known now = known;
        Optional<World> world = feed.world();
        if (!now.world().equals(world)) {
            now = new Known(world, new ConcurrentHashMap<>());
            known = now;
        }
        return now;
    }

    private static Analyzed analyzed(World world, Resource<?> resource) {
        return new Analyzed(resource.metadata().generation(), Analysis.of(world, resource));
    }

    private static Optional<Resource<?>> resource(World world, ResourceKey key) {
        int dot = key.resource().indexOf('.');
        return Kind.of(key.resource().substring(dot + 1), key.resource().substring(0, Math.max(dot, 0)))
                .flatMap(it -> world.resource(it, key.namespace(), key.name()));
    }
}
