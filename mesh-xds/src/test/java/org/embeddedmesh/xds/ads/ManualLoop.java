package org.embeddedmesh.xds.ads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A loop that runs when told, on the thread of the test, with a clock that is advanced by hand. Any thread may hand in tasks. */
public final class ManualLoop implements MeshLoop {

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Waiting> timers = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Waiting waiting = new Waiting(now.plus(delay), task);
        timers.add(waiting);
        return () -> timers.remove(waiting);
    }

    @Override
    public Instant now() {
        return now;
    }

    /** Runs all that was handed in, and what that hands in. */
    public void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Lets time pass, with all that is due in it. */
    public void advance(Duration time) {
        run();
        Instant end = now.plus(time);
        for (Waiting due = due(end); due != null; due = due(end)) {
            timers.remove(due);
            now = due.at();
            due.task().run();
            run();
        }
        now = end;
    }

    /** How long until the next timer is due. */
    public Duration untilNextTimer() {
        return timers.stream()
                .map(it -> Duration.between(now, it.at()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Waiting due(Instant end) {
        return timers.stream()
                .filter(it -> !it.at().isAfter(end))
                .min(Comparator.comparing(Waiting::at))
                .orElse(null);
    }

    private record Waiting(Instant at, Runnable task) {}
}
