package org.embeddedmesh.server.api.watch;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.embeddedmesh.server.store.Change;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One watch on the wire. Writes only what the client takes, on the one thread of all watches; it never blocks. */
final class WatchStream {

    private static final Logger log = LoggerFactory.getLogger(WatchStream.class);

    private final ServletOutputStream output;
    private final Executor thread;
    private final WatchEvents events;
    private final Iterator<byte[]> first;
    private final PendingChanges pending;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile @Nullable AsyncContext context;
    private volatile boolean ended;
    private boolean open;
    private boolean unflushed = true;
    private boolean bookmarkDue;

    WatchStream(
            ServletOutputStream output,
            Executor thread,
            WatchEvents events,
            Iterator<byte[]> first,
            PendingChanges pending) {
        this.output = output;
        this.thread = thread;
        this.events = events;
        this.first = first;
        this.pending = pending;
    }

    void open(AsyncContext asyncContext) {
        context = asyncContext;
    }

    /** The container says so once at the start, and again each time a client that was slow takes more. */
    void writable() {
        thread.execute(() -> {
            open = true;
            drain();
        });
    }

    /** There may be something to write. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            thread.execute(this::drain);
        }
    }

    void endSoon() {
        thread.execute(this::end);
    }

    /** The container has ended the request: nothing may be written any more. */
    void closed() {
        ended = true;
    }

    /** On the thread of the watches. */
    void bookmark() {
        bookmarkDue = true;
        drain();
    }

    /** On the thread of the watches. */
    void end() {
        AsyncContext running = context;
        if (ended || running == null) {
            return;
        }
        ended = true;
        try {
            running.complete();
        } catch (IllegalStateException e) {
            log.debug("the container was faster", e);
        }
    }

    private void drain() {
        woken.set(false);
        try {
            while (open && !ended && output.isReady()) {
                byte[] line = next();
                if (line != null) {
                    output.write(line);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    output.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            log.debug("a watch has lost its client", e);
            end();
        }
    }

    private byte @Nullable [] next() {
        if (first.hasNext()) {
            return first.next();
        }
        for (Change change = pending.poll(); change != null; change = pending.poll()) {
            byte[] line = events.of(change).orElse(null);
            if (line != null) {
                return line;
            }
        }
        if (bookmarkDue) {
            bookmarkDue = false;
            return events.bookmark(pending.position());
        }
        return null;
    }
}
