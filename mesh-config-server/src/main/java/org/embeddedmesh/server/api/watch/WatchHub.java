package org.embeddedmesh.server.api.watch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.embeddedmesh.server.api.object.ObjectReads;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ExpiredException;

/** All watches of the API: a bounded number of them, on one thread. */
public final class WatchHub implements AutoCloseable {

    private final ConfigStore store;
    private final WatchLimits limits;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<RunningWatch> running = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor thread;

    public WatchHub(ConfigStore store, WatchLimits limits) {
        this.store = store;
        this.limits = limits;
        this.thread = new ScheduledThreadPoolExecutor(1, WatchHub::named, new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
    }

    private static Thread named(Runnable task) {
        Thread thread = new Thread(task, "mesh-api-watch");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Answers a request with a watch, or with an event that says why not.
     *
     * @throws StatusException 429 when there are too many
     */
    public void start(WatchRequest watch, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (count.incrementAndGet() > limits.watches()) {
            count.decrementAndGet();
            response.setHeader("Retry-After", "1");
            throw new StatusException(Status.of(
                    Reason.TOO_MANY_REQUESTS, "there are already " + limits.watches() + " watches; try again later"));
        }
        try {
            running.add(begin(watch, request, response));
        } catch (ExpiredException e) {
            count.decrementAndGet();
            String message = "too old resource version: " + e.version() + " (" + e.oldestVersion() + ")";
            response.getOutputStream().write(WatchEvents.error(Status.of(Reason.EXPIRED, message)));
        } catch (IOException | RuntimeException e) {
            count.decrementAndGet();
            throw e;
        }
    }

    private RunningWatch begin(WatchRequest watch, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        WatchEvents events = new WatchEvents(watch);
        WatchBeginning beginning = WatchBeginning.of(watch, events, new ObjectReads(store));
        PendingChanges pending = new PendingChanges(limits.pendingChanges(), beginning.version());
        WatchStream stream = new WatchStream(response.getOutputStream(), thread, events, beginning.lines(), pending);
        RunningWatch begun = new RunningWatch(watch, pending, stream, this::ended);
        begun.follow(store, beginning.version());
        try {
            begun.open(request, thread, limits.bookmarkInterval());
            return begun;
        } catch (IOException | RuntimeException e) {
            begun.letGo();
            throw e;
        }
    }

    private void ended(RunningWatch watch) {
        running.remove(watch);
        count.decrementAndGet();
    }

    /** How many are running. */
    public int running() {
        return count.get();
    }

    /** Ends all watches cleanly, so that clients watch again elsewhere or later. New ones are still taken. */
    public void endAll() {
        running.forEach(RunningWatch::end);
    }

    @Override
    public void close() {
        endAll();
        thread.shutdown();
    }
}
