package org.embeddedmesh.server.api.watch;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.embeddedmesh.server.store.Change;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.Watch;

/** Ties a watch of the store, a stream to the client and their timers together, and lets go of all of them at the end. */
final class RunningWatch implements WriteListener, AsyncListener {

    private final WatchRequest request;
    private final PendingChanges pending;
    private final WatchStream stream;
    private final Consumer<RunningWatch> ended;
    private final List<Watch> follows = new ArrayList<>();
    private final List<Future<?>> timers = new ArrayList<>();

    RunningWatch(WatchRequest request, PendingChanges pending, WatchStream stream, Consumer<RunningWatch> ended) {
        this.request = request;
        this.pending = pending;
        this.stream = stream;
        this.ended = ended;
    }

    /** @throws org.embeddedmesh.server.store.ExpiredException when the version is too old */
    void follow(ConfigStore store, long version) {
        follows.add(store.watch(version, this::changed));
    }

    void open(HttpServletRequest http, ScheduledExecutorService thread, Duration bookmarkInterval) throws IOException {
        AsyncContext context = http.startAsync();
        context.setTimeout(0);
        context.addListener(this);
        stream.open(context);
        timers.add(thread.schedule(stream::end, request.timeout().toMillis(), TimeUnit.MILLISECONDS));
        if (request.bookmarks()) {
            long interval = bookmarkInterval.toMillis();
            timers.add(thread.scheduleWithFixedDelay(stream::bookmark, interval, interval, TimeUnit.MILLISECONDS));
        }
        context.getResponse().getOutputStream().setWriteListener(this);
    }

    /** Called by the store. */
    private void changed(Change change) {
        if (!request.selection().covers(change.resource().key())) {
            pending.skip(change.resourceVersion());
        } else if (pending.add(change)) {
            stream.wake();
        } else {
            stream.endSoon();
        }
    }

    void end() {
        stream.endSoon();
    }

    void letGo() {
        stream.closed();
        follows.forEach(Watch::close);
        timers.forEach(timer -> timer.cancel(false));
    }

    @Override
    public void onWritePossible() {
        stream.writable();
    }

    @Override
    public void onError(Throwable cause) {
        stream.endSoon();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        letGo();
        ended.accept(this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        stream.endSoon();
    }

    @Override
    public void onError(AsyncEvent event) {
        stream.endSoon();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
