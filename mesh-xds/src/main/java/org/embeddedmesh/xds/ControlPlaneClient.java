package org.embeddedmesh.xds;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.ads.AdsClient;
import org.embeddedmesh.xds.ads.AdsSettings;
import org.embeddedmesh.xds.ads.Backoff;
import org.embeddedmesh.xds.ads.ConnectionState;
import org.embeddedmesh.xds.ads.ControlPlaneChannel;
import org.embeddedmesh.xds.ads.DiskCache;
import org.embeddedmesh.xds.ads.DiskThread;
import org.embeddedmesh.xds.ads.MeshThread;
import org.embeddedmesh.xds.ads.SubscribedResource;
import org.embeddedmesh.xds.cache.CacheLocation;
import org.embeddedmesh.xds.cache.CacheReport;
import org.embeddedmesh.xds.cache.FileCache;
import org.embeddedmesh.xds.dns.SystemResolver;
import org.embeddedmesh.xds.registry.Announcement;

/**
 * The connection to the control plane: one HTTP/2 connection and one thread that owns all state and is the only user of
 * the {@link SnapshotWriter}. Safe for several threads; only {@link #close()} may block, for less than a second.
 */
public final class ControlPlaneClient implements AutoCloseable {

    private static final long LARGEST_CACHE = 32L << 20;

    private final ControlPlaneSettings settings;
    private final MeshThread thread = new MeshThread();
    private final DiskThread disk = new DiskThread();
    private final SystemResolver resolver = new SystemResolver();
    private final ControlPlaneChannel channel;
    private final AdsClient ads;
    private final List<Announcement> announcements = new CopyOnWriteArrayList<>();
    private final String incarnation = UUID.randomUUID().toString();

    private ControlPlaneClient(ControlPlaneSettings settings, SnapshotWriter writer) {
        this.settings = settings;
        this.channel = ControlPlaneChannel.plaintext(settings.host(), settings.port(), thread);
        NodeIdentity node = settings.node();
        DiskCache cache = settings.cache()
                .map(it -> new DiskCache(new FileCache(location(it, settings)), disk))
                .orElse(DiskCache.NONE);
        AdsSettings adsSettings = new AdsSettings(
                settings.server(), node.member(), node.namespace(), settings.warmingTimeout(), resolver, cache);
        this.ads = new AdsClient(adsSettings, channel, thread, backoff(), writer);
    }

    /** Not connected yet. */
    public static ControlPlaneClient of(ControlPlaneSettings settings, SnapshotWriter writer) {
        return new ControlPlaneClient(settings, writer);
    }

    /** Connects in the background, again and again until {@link #close()}. */
    public void start() {
        ads.start();
    }

    /** Asks for a destination; completes, never fails, when it is live or known to be absent. Cheap when it is live. */
    public CompletionStage<Void> demand(Authority destination) {
        return ads.demand(destination);
    }

    /** Completes with the first host index. */
    public CompletionStage<Void> firstIndex() {
        return ads.firstIndex();
    }

    /** Announces a workload, now or as soon as there is a connection. */
    public WorkloadRegistration register(Workload workload) {
        Announcement announcement =
                new Announcement(RegisteredWorkload.message(workload, incarnation), channel, thread, backoff());
        announcements.add(announcement);
        ads.addListener(announcement);
        return new RegisteredWorkload(announcement);
    }

    /**
     * Whether this start began with what was kept of a former one: then the mesh may still list this process as it was before
     * it was started anew.
     */
    public boolean startedFromCache() {
        return ads.startedFromCache();
    }

    public ControlPlaneStatus status() {
        ConnectionState state = ads.state();
        List<SubscribedResource> resources = ads.resources();
        return new ControlPlaneStatus(
                ControlPlaneStatus.State.valueOf(state.phase().name()),
                settings.server(),
                state.since(),
                Stream.concat(announcements.stream().map(Announcement::error), Stream.of(state.lastError()))
                        .filter(it -> !it.isEmpty())
                        .findFirst(),
                resources.stream().map(ControlPlaneClient::subscription).toList(),
                resources.stream().flatMap(ControlPlaneClient::ignoredFields).toList(),
                announcements.stream()
                        .map(Announcement::name)
                        .filter(it -> !it.isEmpty())
                        .findFirst(),
                cacheStatus());
    }

    /** Ends streams cleanly, then the connection; demands that are open complete; what is known is kept. */
    @Override
    public void close() {
        CompletionStage<Void> kept = ads.close();
        try {
            channel.close();
            disk.close(kept);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        resolver.close();
        thread.close();
    }

    private static CacheLocation location(CacheSettings cache, ControlPlaneSettings settings) {
        return new CacheLocation(
                cache.directory(),
                settings.node().namespace(),
                settings.node().service(),
                cache.instance(),
                settings.server(),
                cache.maxAge(),
                LARGEST_CACHE);
    }

    private CacheStatus cacheStatus() {
        CacheReport report = ads.cache();
        return new CacheStatus(
                cacheState(report),
                report.time(),
                report.resources(),
                Optional.of(report.file()).filter(it -> !it.isEmpty()),
                Optional.of(report.problem()).filter(it -> !it.isEmpty()));
    }

    private CacheStatus.State cacheState(CacheReport report) {
        if (!report.enabled()) {
            return CacheStatus.State.OFF;
        }
        if (!report.problem().isEmpty()) {
            return CacheStatus.State.FAILED;
        }
        if (ads.runsFromCache()) {
            return CacheStatus.State.IN_USE;
        }
        return report.time().isPresent() ? CacheStatus.State.KEPT : CacheStatus.State.EMPTY;
    }

    private Backoff backoff() {
        return new Backoff(
                settings.backoffBase(),
                settings.backoffMax(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    private static Subscription subscription(SubscribedResource resource) {
        return new Subscription(
                resource.type().shortName(),
                resource.name(),
                resource.version(),
                Subscription.Status.valueOf(resource.state().name()),
                Optional.of(resource.error()).filter(it -> !it.isEmpty()));
    }

    private static Stream<String> ignoredFields(SubscribedResource resource) {
        return resource.ignoredFields().stream()
                .map(it -> resource.type().shortName() + "/" + resource.name() + ": " + it);
    }
}
