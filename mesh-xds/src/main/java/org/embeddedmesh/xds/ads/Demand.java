package org.embeddedmesh.xds.ads;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.embeddedmesh.snapshot.Listener;
import org.embeddedmesh.snapshot.OutboundListener;
import org.embeddedmesh.snapshot.TcpListener;
import org.jspecify.annotations.Nullable;

/** A destination that calls asked for: its listener, in use and to come, and who waits for news of it. */
final class Demand {

    volatile CompletableFuture<Void> news = new CompletableFuture<>();
    volatile boolean demanded = true;
    Instant lastUse = Instant.EPOCH;
    private Standing told = Standing.UNKNOWN;

    @Nullable
    Listener live;

    @Nullable
    Listener pending;

    Warming.Wait wait = new Warming.Wait();
    boolean absent;

    void promoted(@Nullable Listener listener) {
        wait.cancel();
        wait = new Warming.Wait();
        live = listener;
        pending = null;
    }

    Standing standing(RouteTables tables, Set<String> awaited) {
        return new Standing(absent, live, awaitedBy(live, tables, awaited));
    }

    private static Set<String> awaitedBy(@Nullable Listener live, RouteTables tables, Set<String> awaited) {
        if (live instanceof TcpListener chains) {
            return chains.clusters().filter(awaited::contains).collect(Collectors.toUnmodifiableSet());
        }
        return live instanceof OutboundListener requests
                ? tables.named(requests.routeConfiguration(), awaited)
                : Set.of();
    }

    boolean takeDemanded() {
        boolean was = demanded;
        demanded = false;
        return was;
    }

    void tell(Standing now) {
        if (!now.equals(told)) {
            CompletableFuture<Void> old = news;
            told = now;
            if (!now.isSettled()) {
                news = new CompletableFuture<>();
            }
            old.complete(null);
        }
    }

    /** @param awaited clusters that the destination's routes or chains name and that may still come */
    record Standing(boolean absent, @Nullable Listener live, Set<String> awaited) {

        private static final Standing UNKNOWN = new Standing(false, null, Set.of());

        private boolean isSettled() {
            return absent || (live != null && awaited.isEmpty());
        }
    }
}
