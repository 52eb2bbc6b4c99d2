package org.embeddedmesh.xds.ads;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.translate.ResourceType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables of routes. A new one waits until all clusters that it names are settled, for a while; until then the one before
 * it serves.
 */
final class RouteTables {

    private static final Logger log = LoggerFactory.getLogger(RouteTables.class);

    private final SnapshotWriter writer;
    private final Subscriptions subscriptions;
    private final Warming warming;
    private final Map<String, Table> tables = new HashMap<>();

    RouteTables(SnapshotWriter writer, Subscriptions subscriptions, Warming warming) {
        this.writer = writer;
        this.subscriptions = subscriptions;
        this.warming = warming;
    }

    void received(RouteConfiguration routes) {
        Table table = table(routes.name());
        table.absent = false;
        if (table.pending == null) {
            table.wait = warming.begin();
        }
        table.pending = routes;
    }

    // Envoy ignores the removal of a table that it has: it goes with its listener.
    void removed(String name) {
        table(name).absent = true;
    }

    /** Puts into use what has waited long enough. */
    void promote(Predicate<String> settledCluster) {
        tables.values().forEach(table -> {
            RouteConfiguration pending = table.pending;
            if (pending != null && (table.wait.isOver() || pending.clusters().allMatch(settledCluster))) {
                report(table, pending, settledCluster);
                writer.routes(pending);
                table.promoted(pending);
            }
        });
    }

    /** Whether calls can be decided: the table is in use, or there is none. */
    boolean isSettled(String name) {
        Table table = tables.get(name);
        return table != null && (table.live != null || table.absent);
    }

    boolean isLive(String name) {
        Table table = tables.get(name);
        return table != null && table.live != null;
    }

    /** Asks for these tables, and drops all others. */
    void retain(Set<String> names) {
        for (SubscribedResource resource : subscriptions.of(ResourceType.ROUTE_CONFIGURATION)) {
            if (!names.contains(resource.name())) {
                subscriptions.unsubscribe(ResourceType.ROUTE_CONFIGURATION, resource.name());
                drop(resource.name());
            }
        }
        names.forEach(it -> subscriptions.subscribe(ResourceType.ROUTE_CONFIGURATION, it));
    }

    /** Which of these clusters a table in use names. */
    Set<String> named(String name, Set<String> of) {
        Table table = tables.get(name);
        return table == null || table.live == null || of.isEmpty()
                ? Set.of()
                : table.live.clusters().filter(of::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** All clusters that a table names, in use or waiting. */
    Set<String> clusters() {
        Set<String> names = new TreeSet<>();
        tables.values().forEach(table -> {
            Stream.of(table.live, table.pending)
                    .filter(it -> it != null)
                    .forEach(it -> it.clusters().forEach(names::add));
        });
        return names;
    }

    private void report(Table table, RouteConfiguration pending, Predicate<String> settledCluster) {
        if (table.wait.isOver()) {
            Set<String> missing = new LinkedHashSet<>();
            pending.clusters().filter(settledCluster.negate()).forEach(missing::add);
            log.warn("mesh: routes {} are in use without clusters {}, which have not come", pending.name(), missing);
        }
    }

    private Table table(String name) {
        return tables.computeIfAbsent(name, it -> new Table());
    }

    private void drop(String name) {
        Table table = tables.remove(name);
        if (table != null) {
            table.wait.cancel();
            writer.removeRoutes(name);
        }
    }

    private static final class Table {

        private @Nullable RouteConfiguration live;
        private @Nullable RouteConfiguration pending;
        private boolean absent;
        private Warming.Wait wait = new Warming.Wait();

        private void promoted(RouteConfiguration routes) {
            wait.cancel();
            wait = new Warming.Wait();
            live = routes;
            pending = null;
        }
    }
}
