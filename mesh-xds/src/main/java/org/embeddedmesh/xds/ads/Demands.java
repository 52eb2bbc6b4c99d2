package org.embeddedmesh.xds.ads;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.Listener;
import org.embeddedmesh.snapshot.OutboundListener;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.snapshot.TcpListener;
import org.embeddedmesh.xds.translate.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destinations that calls asked for, each with its listener. Any thread may demand and wait; all else happens on the
 * loop.
 */
final class Demands {

    private static final Logger log = LoggerFactory.getLogger(Demands.class);

    private final SnapshotWriter writer;
    private final Subscriptions subscriptions;
    private final Warming warming;
    private final Map<Authority, Demand> demands = new ConcurrentHashMap<>();

    Demands(SnapshotWriter writer, Subscriptions subscriptions, Warming warming) {
        this.writer = writer;
        this.subscriptions = subscriptions;
        this.warming = warming;
    }

    /** News of the demand as it is, or of a new one, for which {@code onNew} is run. */
    CompletableFuture<Void> demand(Authority destination, Runnable onNew) {
        Demand known = demands.get(destination);
        if (known != null) {
            known.demanded = true;
            return known.news;
        }
        Demand fresh = new Demand();
        Demand other = demands.putIfAbsent(destination, fresh);
        if (other == null) {
            onNew.run();
        }
        return other == null ? fresh.news : other.news;
    }

    /** Demands what was demanded before a restart; a listener that leads nowhere is passed over. On the loop. */
    void demandAgain(String listener) {
        int colon = listener.lastIndexOf(':');
        try {
            String host = listener.substring(0, Math.max(colon, 0)).replaceAll("[\\[\\]]", "");
            Authority destination = new Authority(host, Integer.parseInt(listener.substring(colon + 1)));
            // A call may have demanded it meanwhile, and its subscription be under way.
            demand(destination, () -> {});
            subscribe(destination);
        } catch (IllegalArgumentException e) {
            log.warn("mesh: the cached listener '{}' is not host:port", listener);
        }
    }

    /** Asks for the destination's listener, unless the destination was dropped meanwhile. */
    void subscribe(Authority destination) {
        if (demands.containsKey(destination)) {
            subscriptions.subscribe(ResourceType.LISTENER, destination.toString());
        }
    }

    void received(Listener listener) {
        Demand demand = demands.get(listener.destination());
        if (demand != null) {
            demand.absent = false;
            if (listener instanceof TcpListener && !(demand.pending instanceof TcpListener)) {
                demand.wait = warming.begin();
            }
            demand.pending = listener;
        }
    }

    void removed(String name) {
        demands.forEach((destination, demand) -> {
            if (destination.toString().equals(name)) {
                demand.promoted(null);
                demand.absent = true;
                writer.absent(destination);
            }
        });
    }

    /** Puts listeners into use whose table is settled, or the clusters that they name themselves. */
    void promote(RouteTables tables, Predicate<String> settledCluster) {
        demands.forEach((destination, demand) -> {
            if (demand.pending instanceof OutboundListener pending) {
                promote(pending, demand, tables);
            } else if (demand.pending instanceof TcpListener pending) {
                promote(pending, demand, settledCluster);
            }
        });
    }

    private void promote(OutboundListener pending, Demand demand, RouteTables tables) {
        if (tables.isLive(pending.routeConfiguration())) {
            writer.listener(pending);
            demand.absent = false;
            demand.promoted(pending);
        } else if (demand.live == null && tables.isSettled(pending.routeConfiguration())) {
            demand.absent = true;
            writer.absent(pending.destination());
        }
    }

    // The first is in use at once: whoever asks for requests, not connections, need not wait for its clusters.
    private void promote(TcpListener pending, Demand demand, Predicate<String> settledCluster) {
        boolean first = !(demand.live instanceof TcpListener);
        if (first || demand.wait.isOver() || pending.clusters().allMatch(settledCluster)) {
            if (demand.wait.isOver()) {
                log.warn("mesh: connections to {} may be routed to clusters that have not come", pending.destination());
            }
            writer.listener(pending);
            demand.promoted(pending);
        }
    }

    /** Drops destinations that are not of the mesh any more. */
    void dropUnless(Predicate<Authority> known) {
        demands.forEach((destination, demand) -> {
            if (!known.test(destination)) {
                drop(destination, demand);
            }
        });
    }

    /**
     * Drops destinations that were not used for so long, as far as the looks until now can tell.
     *
     * @return whether there were any
     */
    boolean dropUnused(Duration unused, Instant now) {
        boolean dropped = false;
        for (Map.Entry<Authority, Demand> it : demands.entrySet()) {
            if (isUnused(it.getKey(), it.getValue(), now.minus(unused), now)) {
                drop(it.getKey(), it.getValue());
                dropped = true;
            }
        }
        return dropped;
    }

    /**
     * Wakes those who wait for a destination of which something has changed.
     *
     * @param awaited clusters that may still come
     */
    void wake(RouteTables tables, Set<String> awaited) {
        demands.values().forEach(it -> it.tell(it.standing(tables, awaited)));
    }

    /** Wakes all: nothing more will come. */
    void wakeAll() {
        demands.values().forEach(it -> it.news.complete(null));
    }

    /** All tables that a listener names, in use or waiting. */
    Set<String> routeConfigurations() {
        Set<String> names = new TreeSet<>();
        listeners(OutboundListener.class).forEach(it -> names.add(it.routeConfiguration()));
        return names;
    }

    /** All clusters that a listener names itself, in use or waiting. */
    Set<String> clusters() {
        Set<String> names = new TreeSet<>();
        listeners(TcpListener.class).forEach(it -> it.clusters().forEach(names::add));
        return names;
    }

    private <L extends Listener> Stream<L> listeners(Class<L> kind) {
        return demands.values().stream()
                .flatMap(it -> Stream.of(it.live, it.pending))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private boolean isUnused(Authority destination, Demand demand, Instant since, Instant now) {
        if (writer.takeUse(destination) | demand.takeDemanded()) {
            demand.lastUse = now;
        }
        return !demand.lastUse.isAfter(since);
    }

    private void drop(Authority destination, Demand demand) {
        demands.remove(destination);
        demand.wait.cancel();
        subscriptions.unsubscribe(ResourceType.LISTENER, destination.toString());
        writer.removeListener(destination);
        demand.news.complete(null);
    }
}
