package org.embeddedmesh.benchmarks.closedloop;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.embeddedmesh.benchmarks.figures.Distribution;

/** Callers that wait for the answer before they call again, each on a thread of its own. */
final class Load implements AutoCloseable {

    private final int callers;
    private final long pauseNanos;
    private final ExecutorService threads;

    /** @param pause from an answer to the next call */
    Load(int callers, Duration pause) {
        this.callers = callers;
        this.pauseNanos = pause.toNanos();
        this.threads = Executors.newFixedThreadPool(callers);
    }

    int callers() {
        return callers;
    }

    /**
     * Makes so many calls altogether and answers how long each took.
     *
     * @throws ExecutionException if one failed
     */
    Distribution run(Supplier<String> call, int calls) throws InterruptedException, ExecutionException {
        Callable<long[]> caller = () -> times(call, calls / callers);
        List<Future<long[]>> all = threads.invokeAll(Collections.nCopies(callers, caller));
        long[][] times = new long[callers][];
        for (int i = 0; i < callers; i++) {
            times[i] = all.get(i).get();
        }
        return Distribution.ofNanos(List.of(times));
    }

    private long[] times(Supplier<String> call, int calls) {
        long[] times = new long[calls];
        for (int i = 0; i < calls; i++) {
            if (pauseNanos > 0) {
                LockSupport.parkNanos(pauseNanos);
            }
            long begin = System.nanoTime();
            String answer = call.get();
            times[i] = System.nanoTime() - begin;
            if (!answer.equals(Scene.GREETING)) {
                throw new IllegalStateException("answered: " + answer);
            }
        }
        return times;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
