package org.embeddedmesh.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs tasks at once in the caller's thread, one after the other, and delayed ones when the test moves the time. */
public final class ManualScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final PriorityQueue<Delay<?>> delayed =
            new PriorityQueue<>(Comparator.comparingLong((Delay<?> it) -> it.at).thenComparingLong(it -> it.order));
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;
    private long nanos;
    private long orders;
    private Duration wallClockAhead = Duration.ZERO;

    public long nanos() {
        return nanos;
    }

    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.EPOCH.plusNanos(nanos).plus(wallClockAhead);
            }
        };
    }

    /** Somebody sets the clock on the wall; time goes on as before. */
    public void setWallClock(Duration ahead) {
        wallClockAhead = ahead;
    }

    /** Time goes on while the process does not, as when a laptop sleeps or a virtual machine is paused. */
    public void standStill(Duration duration) {
        nanos += duration.toNanos();
    }

    public void advance(Duration duration) {
        long end = nanos + duration.toNanos();
        while (!delayed.isEmpty() && delayed.element().at <= end) {
            Delay<?> due = delayed.remove();
            nanos = Math.max(nanos, due.at);
            execute(due);
        }
        nanos = end;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (running) {
            return;
        }
        running = true;
        try {
            for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
                next.run();
            }
        } finally {
            running = false;
        }
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        Delay<V> due = new Delay<>(task, nanos + unit.toNanos(delay), orders++);
        delayed.add(due);
        return due;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    task.run();
                    return null;
                },
                delay,
                unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    private final class Delay<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final long at;
        private final long order;

        private Delay(Callable<V> task, long at, long order) {
            super(task);
            this.at = at;
            this.order = order;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
