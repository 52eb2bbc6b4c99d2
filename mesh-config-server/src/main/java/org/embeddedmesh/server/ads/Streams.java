package org.embeddedmesh.server.ads;

import io.grpc.Status;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All open streams. Their state belongs to the ADS thread; a stream that fails is closed and leaves the others alone. */
final class Streams {

    private static final Logger log = LoggerFactory.getLogger(Streams.class);

    private final Executor thread;
    private final int limit;
    private final Set<ClientStream<?, ?>> open = new LinkedHashSet<>();

    Streams(Executor thread, Limits limits) {
        this.thread = thread;
        this.limit = limits.streams();
    }

    void run(ClientStream<?, ?> stream, Runnable task) {
        try {
            thread.execute(() -> guarded(stream, task));
        } catch (RejectedExecutionException e) {
            log.debug("a stream outlived the server", e);
        }
    }

    private void guarded(ClientStream<?, ?> stream, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("closing a stream that failed", e);
            stream.fail(e);
            left(stream);
        }
    }

    void opened(ClientStream<?, ?> stream) {
        if (open.size() >= limit) {
            stream.refuse(
                    Status.RESOURCE_EXHAUSTED.withDescription("this server serves at most " + limit + " streams"));
            return;
        }
        open.add(stream);
    }

    void left(ClientStream<?, ?> stream) {
        stream.leave();
        open.remove(stream);
    }

    void completeAll() {
        List.copyOf(open).forEach(stream -> {
            stream.complete();
            open.remove(stream);
        });
    }

    List<ClientStatus> status() {
        return open.stream().map(ClientStream::status).flatMap(Optional::stream).toList();
    }
}
