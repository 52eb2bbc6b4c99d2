package org.embeddedmesh.xds.ads;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.embeddedmesh.xds.cache.CacheReport;
import org.embeddedmesh.xds.cache.CachedConfiguration;
import org.embeddedmesh.xds.cache.CachedResource;
import org.embeddedmesh.xds.cache.ConfigurationCache;
import org.embeddedmesh.xds.translate.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins with what the cache holds and keeps it up to date: written a second after a change, at most every five seconds,
 * and hourly while there is a connection, so that its age is the time since the control plane was heard. Used on the
 * loop.
 */
final class LastKnownGood implements ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(LastKnownGood.class);

    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);
    private static final Duration REFRESH = Duration.ofHours(1);

    private final ConfigurationCache cache;
    private final Executor disk;
    private final MeshLoop loop;
    private final KeptResources kept;
    private final Supplier<ConnectionState> connection;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private Instant notBefore = Instant.MIN;
    private volatile boolean inUse;
    private volatile boolean restored;
    private boolean changed;
    private boolean waiting;
    private boolean closing;
    private MeshLoop.Timer refresh = MeshLoop.Timer.NONE;

    LastKnownGood(DiskCache cache, MeshLoop loop, KeptResources kept, Supplier<ConnectionState> connection) {
        this.cache = cache.cache();
        this.disk = cache.disk();
        this.loop = loop;
        this.kept = kept;
        this.connection = connection;
    }

    /**
     * Puts into use what was kept, as if the control plane had said it, and begins to keep.
     *
     * @param demand asks for the destination of this listener
     * @return whether there was anything
     */
    boolean restore(ResponseIntake intake, Consumer<String> demand) {
        Optional<CachedConfiguration> found = cache.load(loop.now());
        found.ifPresent(it -> restore(it, intake, demand));
        kept.onChange(this::changed);
        return found.isPresent();
    }

    /** Whether all that is in use came from the cache, and the control plane was not there yet. Any thread. */
    boolean inUse() {
        return inUse;
    }

    /** Whether there was anything to begin with. Any thread. */
    boolean restored() {
        return restored;
    }

    /** How the cache stands. Any thread. */
    CacheReport report() {
        return cache.report();
    }

    /** What is in use is what the control plane says, until it says something else. */
    @Override
    public void connected() {
        inUse = false;
        refresh.cancel();
        changed();
        refresh = loop.after(REFRESH, this::connected);
    }

    @Override
    public void disconnected() {
        refresh.cancel();
    }

    /** Writes what is not written; completes when nothing is written any more. */
    CompletionStage<Void> close() {
        if (changed) {
            write();
        }
        closing = true;
        disk.execute(() -> {
            cache.close();
            closed.complete(null);
        });
        return closed;
    }

    private void restore(CachedConfiguration configuration, ResponseIntake intake, Consumer<String> demand) {
        inUse = true;
        restored = true;
        for (ResourceType type : ResourceType.values()) {
            List<CachedResource> resources = configuration.resources().stream()
                    .filter(it -> it.type().equals(type.typeUrl()))
                    .toList();
            if (type == ResourceType.LISTENER) {
                resources.forEach(it -> demand.accept(it.name()));
            }
            intake.take(type, response(resources));
        }
        log.info(
                "mesh: {} resources from the cache of {}, until {} answers",
                kept.resources().size(),
                configuration.time().truncatedTo(ChronoUnit.SECONDS),
                configuration.server());
    }

    /** What is in use is not what was written. */
    void changed() {
        changed = true;
        if (!waiting) {
            waiting = true;
            Instant soon = loop.now().plus(QUIET);
            Instant at = soon.isAfter(notBefore) ? soon : notBefore;
            loop.after(Duration.between(loop.now(), at), this::write);
        }
    }

    private void write() {
        List<CachedResource> resources = kept.resources();
        changed = false;
        if (closing || resources.isEmpty()) {
            waiting = false;
            return;
        }
        ConnectionState state = connection.get();
        Instant heard = state.phase() == ConnectionState.Phase.CONNECTED ? loop.now() : state.since();
        disk.execute(() -> {
            cache.save(heard, resources);
            loop.execute(this::written);
        });
    }

    private void written() {
        waiting = false;
        notBefore = loop.now().plus(BETWEEN_WRITES);
        if (changed) {
            changed();
        }
    }

    private static DeltaDiscoveryResponse response(List<CachedResource> resources) {
        DeltaDiscoveryResponse.Builder response = DeltaDiscoveryResponse.newBuilder();
        for (CachedResource resource : resources) {
            resource.body()
                    .ifPresentOrElse(
                            body -> response.addResources(Resource.newBuilder()
                                    .setName(resource.name())
                                    .setVersion(resource.version())
                                    .setResource(Any.newBuilder()
                                            .setTypeUrl(resource.type())
                                            .setValue(body))),
                            () -> response.addRemovedResources(resource.name()));
        }
        return response.build();
    }
}
