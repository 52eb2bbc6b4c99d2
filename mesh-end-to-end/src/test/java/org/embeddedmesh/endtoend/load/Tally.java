package org.embeddedmesh.endtoend.load;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Counts how calls end. Safe for several threads. */
@Component
final class Tally {

    private static final int MOST_FAILURES_KEPT = 1_000;

    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final Queue<FailedCall> failed = new ConcurrentLinkedQueue<>();

    void answered(long began, String body) {
        ended(began);
        answers.computeIfAbsent(body, it -> new LongAdder()).increment();
    }

    void failed(FailedCall call) {
        ended(call.began());
        failures.increment();
        if (failed.size() < MOST_FAILURES_KEPT) {
            failed.add(call);
        }
    }

    private void ended(long began) {
        calls.increment();
        slowest.accumulate(System.currentTimeMillis() - began);
    }

    void reset() {
        calls.reset();
        failures.reset();
        slowest.reset();
        answers.clear();
        failed.clear();
    }

    LoadReport report() {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((body, count) -> counts.put(body, count.sum()));
        return new LoadReport(calls.sum(), failures.sum(), slowest.get(), counts, List.copyOf(failed));
    }
}
