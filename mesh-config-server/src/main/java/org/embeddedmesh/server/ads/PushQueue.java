package org.embeddedmesh.server.ads;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One pending push per client, however many changes it carries. The first change after idle goes out with the {@link #release}
 * that follows it; further ones merge until the interval since the client's last push is over. Used by the ADS thread only.
 */
final class PushQueue {

    private record Waiting(long sequence, CompletableFuture<Void> pushed) {}

    private final ScheduledExecutorService thread;
    private final LongSupplier nanoClock;
    private final long interval;
    private final Duration patience;

    /** Clients that lack something, longest first, with the sequence of the first change that they lack. */
    private final Map<PushTarget, Long> behind = new LinkedHashMap<>();

    private final Map<PushTarget, Long> lastPush = new WeakHashMap<>();
    private final Queue<PushTarget> added = new ArrayDeque<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private long sequence;

    PushQueue(ScheduledExecutorService thread, LongSupplier nanoClock, Limits limits) {
        this.thread = thread;
        this.nanoClock = nanoClock;
        this.interval = limits.pushInterval().toNanos();
        this.patience = limits.pushPatience();
    }

    void add(PushTarget target) {
        if (behind.putIfAbsent(target, sequence) == null) {
            added.add(target);
        }
    }

    /**
     * Starts the pushes for all that was added.
     *
     * @return completes when nobody lacks any of it, or when the patience with slow clients is at its end
     */
    CompletionStage<Void> release() {
        CompletableFuture<Void> pushed = new CompletableFuture<>();
        waiting.add(new Waiting(sequence++, pushed));
        for (PushTarget target = added.poll(); target != null; target = added.poll()) {
            start(target);
        }
        answerWaiting();
        if (!pushed.isDone()) {
            schedule(() -> giveUp(pushed), patience.toNanos());
        }
        return pushed;
    }

    private void start(PushTarget target) {
        Long last = lastPush.get(target);
        long delay = last == null ? 0 : last + interval - nanoClock.getAsLong();
        if (delay <= 0) {
            push(target);
        } else {
            schedule(() -> push(target), delay);
        }
    }

    private void push(PushTarget target) {
        if (behind.containsKey(target)) {
            lastPush.put(target, nanoClock.getAsLong());
            target.push();
        }
    }

    void pushed(PushTarget target) {
        behind.remove(target);
        answerWaiting();
    }

    void remove(PushTarget target) {
        lastPush.remove(target);
        pushed(target);
    }

    private void giveUp(CompletableFuture<Void> pushed) {
        waiting.removeIf(it -> it.pushed() == pushed);
        pushed.complete(null);
    }

    private void answerWaiting() {
        Iterator<Long> oldest = behind.values().iterator();
        long lacking = oldest.hasNext() ? oldest.next() : Long.MAX_VALUE;
        while (!waiting.isEmpty() && waiting.element().sequence() < lacking) {
            waiting.remove().pushed().complete(null);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void schedule(Runnable task, long nanos) {
        thread.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }
}
