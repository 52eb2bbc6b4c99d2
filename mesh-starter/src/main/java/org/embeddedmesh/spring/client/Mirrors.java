package org.embeddedmesh.spring.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.embeddedmesh.outbound.Attempt;
import org.embeddedmesh.outbound.MirrorAttempt;

/**
 * Sends the copies of calls that routes ask for, on a few threads of its own: a call never waits for them and never sees
 * what becomes of them. A copy is dropped, and counted, when too many are on their way, or when its body cannot be held
 * in memory. Safe for several threads.
 */
public final class Mirrors implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int WAITING = 64;
    private static final Duration IDLE = Duration.ofSeconds(10);

    // An Envoy may wait for ever; here that would be a thread.
    private static final CallerTimeouts PATIENCE = new CallerTimeouts(Duration.ZERO, Duration.ofSeconds(15));

    private final Transport transport;
    private final ThreadPoolExecutor threads;
    private final MirrorBodies bodies = new MirrorBodies();
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    public Mirrors(Transport transport) {
        this.transport = transport;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE.toMillis(), TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "mesh-mirror-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * What became of all copies so far.
     *
     * @param answered by an endpoint, whatever its status
     * @param failed on the way
     * @param dropped without being sent
     */
    public record Counts(long answered, long failed, long dropped) {}

    public Counts counts() {
        return new Counts(answered.sum(), failed.sum(), dropped.sum());
    }

    /** Sends an attempt's copies; does nothing where it has none. */
    void send(Attempt attempt, OutgoingRequest request) {
        List<MirrorAttempt> copies = attempt.mirrors();
        for (int i = 0; i < copies.size(); i++) {
            send(copies.get(i), request);
        }
    }

    private void send(MirrorAttempt copy, OutgoingRequest request) {
        Optional<BufferedBody> body = bodies.take(request.body());
        if (body.isEmpty()) {
            drop(copy);
            return;
        }
        try {
            threads.execute(() -> carry(copy, new OutgoingRequest(request.head(), request.headers(), body.get())));
        } catch (RejectedExecutionException e) {
            bodies.giveBack(body.get());
            drop(copy);
        }
    }

    private void drop(MirrorAttempt copy) {
        dropped.increment();
        copy.finished();
    }

    private void carry(MirrorAttempt copy, OutgoingRequest request) {
        try {
            Exchange exchange = transport.send(copy, request, Patience.startingNow(PATIENCE));
            UpstreamResponse response = exchange.response();
            if (response == null) {
                failed.increment();
            } else {
                answered.increment();
                read(response);
            }
        } catch (IOException | RuntimeException e) {
            failed.increment();
        } finally {
            bodies.giveBack((BufferedBody) request.body());
            copy.finished();
        }
    }

    /** To its end, if that is near, so that the connection can be used again. */
    private static void read(UpstreamResponse response) {
        try (response) {
            response.body().readNBytes(MirrorBodies.LARGEST);
        } catch (IOException e) {
            // The answer's head has come, and nobody asks for more.
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
