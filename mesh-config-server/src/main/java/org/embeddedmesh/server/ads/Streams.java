package org.embeddedmesh.server.ads;

import io.grpc.Status;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All open streams. Their state belongs to the ADS thread; a stream that fails is closed and leaves the others alone. */
final class Streams {

    private static final Logger log = LoggerFactory.getLogger(Streams.class);

    private static final Duration FIRST_REQUEST = Duration.ofSeconds(30);

    private final ScheduledExecutorService thread;
    private final int limit;
    private final Set<ClientStream<?, ?>> open = new LinkedHashSet<>();

    Streams(ScheduledExecutorService thread, Limits limits) {
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
            stream.refuse(Status.RESOURCE_EXHAUSTED.withDescription(
                    "this server serves at most " + limit + " streams (mesh.server.xds.max-streams)"));
            return;
        }
        open.add(stream);
    }

    /** Turns away who says nothing for a turn or two, and comes again. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void refuseSilentOnes(Set<ClientStream<?, ?>> silentBefore) {
        Set<ClientStream<?, ?>> silent =
                open.stream().filter(stream -> !stream.isSettled()).collect(Collectors.toSet());
        silent.stream().filter(silentBefore::contains).forEach(stream -> {
            stream.refuse(NodeErrors.silent(FIRST_REQUEST));
            open.remove(stream);
        });
        thread.schedule(() -> refuseSilentOnes(silent), FIRST_REQUEST.toNanos(), TimeUnit.NANOSECONDS);
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

    List<ClientStatus> status(ClientFilter filter) {
        return open.stream()
                .filter(stream -> stream.isOneOf(filter))
                .limit(filter.limit())
                .map(ClientStream::status)
                .flatMap(Optional::stream)
                .toList();
    }
}
