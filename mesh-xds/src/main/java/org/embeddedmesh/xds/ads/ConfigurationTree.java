package org.embeddedmesh.xds.ads;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.route.RouteTable;
import org.embeddedmesh.snapshot.HostIndex;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.translate.EnvoyTranslator;
import org.embeddedmesh.xds.translate.RefusedException;
import org.embeddedmesh.xds.translate.ResourceType;
import org.embeddedmesh.xds.translate.Translated;

/**
 * From a demand down to endpoints: asks for what each resource names, drops what nothing names any more, and publishes
 * one snapshot when a response is through.
 */
final class ConfigurationTree implements ResourceSink {

    static final String HOSTS = "hosts";

    private static final Duration UNUSED = Duration.ofDays(1);

    private final SnapshotWriter writer;
    private final String namespace;
    private final MeshLoop loop;
    private final Demands demands;
    private final RouteTables routeTables;
    private final Clusters clusters;
    private final CompletableFuture<Void> firstIndex = new CompletableFuture<>();
    private boolean indexed;

    ConfigurationTree(AdsSettings settings, SnapshotWriter writer, Subscriptions subscriptions, MeshLoop loop) {
        this.writer = writer;
        this.namespace = settings.namespace();
        this.loop = loop;
        Warming warming = new Warming(loop, settings.warmingTimeout(), this::settle);
        this.demands = new Demands(writer, subscriptions, warming);
        this.routeTables = new RouteTables(writer, subscriptions, warming);
        this.clusters = new Clusters(writer, subscriptions, warming, settings.resolver());
        subscriptions.subscribe(ResourceType.HOST_INDEX, HOSTS);
    }

    /**
     * Completes when the destination is in use or known to be absent; and where clusters of it are awaited, with each
     * change of that. Any thread.
     */
    CompletableFuture<Void> demand(Authority destination) {
        return demands.demand(destination, () -> loop.execute(() -> demands.subscribe(destination)));
    }

    /** Demands what was demanded before a restart. */
    void demandAgain(String listener) {
        demands.demandAgain(listener);
    }

    /**
     * Drops what no call has asked for in a day: it is asked for again when one does.
     *
     * @return whether there was anything
     */
    boolean dropUnused() {
        boolean dropped = demands.dropUnused(UNUSED, loop.now());
        if (dropped) {
            settle();
        }
        return dropped;
    }

    /** Completes with the first host index. */
    CompletableFuture<Void> firstIndex() {
        return firstIndex;
    }

    /** Nobody shall wait for what will not come. */
    void closed() {
        demands.wakeAll();
        firstIndex.complete(null);
    }

    @Override
    public List<String> updated(ResourceType type, String name, ByteString body) {
        return switch (type) {
            case HOST_INDEX -> take(EnvoyTranslator.hostIndex(body), this::hostIndex);
            case LISTENER -> take(EnvoyTranslator.listener(name, body), demands::received);
            case ROUTE_CONFIGURATION -> take(EnvoyTranslator.routes(name, body), this::routes);
            case CLUSTER -> take(EnvoyTranslator.cluster(name, body), clusters::cluster);
            case LOAD_ASSIGNMENT -> take(EnvoyTranslator.loadAssignment(name, body), clusters::endpoints);
        };
    }

    @Override
    public void removed(ResourceType type, String name) {
        switch (type) {
            case LISTENER -> demands.removed(name);
            case ROUTE_CONFIGURATION -> routeTables.removed(name);
            case CLUSTER -> clusters.clusterRemoved(name);
            case LOAD_ASSIGNMENT -> clusters.endpointsRemoved(name);
            // Without an index every call would leave the mesh: the last one stays.
            case HOST_INDEX -> {}
        }
    }

    /** Bottom up what can go live does; top down what is named is asked for, and the rest dropped. */
    @Override
    public void settle() {
        clusters.promote();
        routeTables.promote(clusters::isSettled);
        demands.promote(routeTables, clusters::isSettled);
        routeTables.retain(demands.routeConfigurations());
        Set<String> named = routeTables.clusters();
        named.addAll(demands.clusters());
        clusters.retain(named);
        writer.publish();
        demands.wake(routeTables, clusters.awaited());
        if (indexed) {
            firstIndex.complete(null);
        }
    }

    private static <T> List<String> take(Translated<T> translated, Consumer<T> taker) {
        taker.accept(translated.value());
        return translated.ignoredFields();
    }

    private void hostIndex(HostIndex index) {
        indexed = true;
        writer.hostIndex(index);
        demands.dropUnless(it -> index.resolve(it.host(), it.port(), namespace).isPresent());
    }

    // Compiled here once more than needed: a table must be refused now, not when its clusters are warm.
    private void routes(RouteConfiguration routes) {
        try {
            RouteTable.of(routes);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("virtual_hosts", String.valueOf(e.getMessage()));
        }
        routeTables.received(routes);
    }
}
