package org.embeddedmesh.xds.ads;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.OutboundListener;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.translate.ResourceType;
import org.jspecify.annotations.Nullable;
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
    private final Map<Authority, Demand> demands = new ConcurrentHashMap<>();

    Demands(SnapshotWriter writer, Subscriptions subscriptions) {
        this.writer = writer;
        this.subscriptions = subscriptions;
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

    void received(OutboundListener listener) {
        Demand demand = demands.get(listener.destination());
        if (demand != null) {
            demand.absent = false;
            demand.pending = listener;
        }
    }

    void removed(String name) {
        demands.forEach((destination, demand) -> {
            if (destination.toString().equals(name)) {
                demand.absent = true;
                demand.pending = null;
                demand.live = null;
                writer.absent(destination);
            }
        });
    }

    /** Puts listeners into use whose table is settled. */
    void promote(RouteTables tables) {
        demands.forEach((destination, demand) -> {
            OutboundListener pending = demand.pending;
            if (pending != null && tables.isLive(pending.routeConfiguration())) {
                writer.listener(pending);
                demand.absent = false;
                demand.live = pending;
                demand.pending = null;
            } else if (pending != null && demand.live == null && tables.isSettled(pending.routeConfiguration())) {
                demand.absent = true;
                writer.absent(destination);
            }
        });
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
     * @param awaited the clusters that a table in use names and that may still come
     */
    void wake(Function<String, Set<String>> awaited) {
        demands.values().forEach(it -> it.tell(it.standing(awaited)));
    }

    /** Wakes all: nothing more will come. */
    void wakeAll() {
        demands.values().forEach(it -> it.news.complete(null));
    }

    /** All tables that a listener names, in use or waiting. */
    Set<String> routeConfigurations() {
        Set<String> names = new TreeSet<>();
        demands.values().forEach(demand -> {
            if (demand.live != null) {
                names.add(demand.live.routeConfiguration());
            }
            if (demand.pending != null) {
                names.add(demand.pending.routeConfiguration());
            }
        });
        return names;
    }

    private boolean isUnused(Authority destination, Demand demand, Instant since, Instant now) {
        if (writer.takeUse(destination) | demand.takeDemanded()) {
            demand.lastUse = now;
        }
        return !demand.lastUse.isAfter(since);
    }

    private void drop(Authority destination, Demand demand) {
        demands.remove(destination);
        subscriptions.unsubscribe(ResourceType.LISTENER, destination.toString());
        writer.removeListener(destination);
        demand.news.complete(null);
    }

    private static final class Demand {

        private volatile CompletableFuture<Void> news = new CompletableFuture<>();
        private volatile boolean demanded = true;
        private Instant lastUse = Instant.EPOCH;
        private Standing told = Standing.UNKNOWN;
        private @Nullable OutboundListener live;
        private @Nullable OutboundListener pending;
        private boolean absent;

        private Standing standing(Function<String, Set<String>> awaited) {
            return new Standing(absent, live, live == null ? Set.of() : awaited.apply(live.routeConfiguration()));
        }

        private boolean takeDemanded() {
            boolean was = demanded;
            demanded = false;
            return was;
        }

        private void tell(Standing now) {
            if (!now.equals(told)) {
                CompletableFuture<Void> old = news;
                told = now;
                if (!now.isSettled()) {
                    news = new CompletableFuture<>();
                }
                old.complete(null);
            }
        }
    }

    /** @param awaited clusters that the destination's routes name and that may still come */
    private record Standing(boolean absent, @Nullable OutboundListener live, Set<String> awaited) {

        private static final Standing UNKNOWN = new Standing(false, null, Set.of());

        private boolean isSettled() {
            return absent || (live != null && awaited.isEmpty());
        }
    }
}
