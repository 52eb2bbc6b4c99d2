package org.embeddedmesh.benchmarks.closedloop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** {@code RestClient -> helloworldservice} by several ways, a round of each after the other, many times; prints Markdown. */
public final class ClosedLoopBenchmark {

    private static final int CALLERS = 8;
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 9);
    private static final int CALLS = Integer.getInteger("benchmark.calls", 8_000);
    private static final int WARM_UP_CALLS = 2 * CALLS;
    private static final int CALLS_OF_ONE_CALLER = CALLS / 4;

    private final Scene scene;

    private ClosedLoopBenchmark(Scene scene) {
        this.scene = scene;
    }

    public static void main(String[] args) throws Exception {
        try (Scene scene = Scene.set()) {
            new ClosedLoopBenchmark(scene).run();
        }
    }

    private void run() throws InterruptedException, ExecutionException {
        Rounds eight = measure(CALLERS, WARM_UP_CALLS, CALLS);
        Rounds one = measure(1, CALLS_OF_ONE_CALLER, CALLS_OF_ONE_CALLER);
        System.out.println(new ClosedLoopReport(eight, one, CALLERS, ROUNDS, CALLS));
    }

    private Rounds measure(int callers, int warmUpCalls, int calls) throws InterruptedException, ExecutionException {
        Rounds rounds = new Rounds();
        try (Load load = new Load(callers)) {
            for (Contender contender : scene.contenders()) {
                load.run(contender.call(), warmUpCalls);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Contender contender : inOrder(round)) {
                    rounds.add(contender.way(), round(contender, load, calls));
                }
            }
        }
        return rounds;
    }

    /** Each round begins with another one, so that none always follows the same. */
    private List<Contender> inOrder(int round) {
        List<Contender> contenders = new ArrayList<>(scene.contenders());
        Collections.rotate(contenders, round);
        return contenders;
    }

    private Round round(Contender contender, Load load, int calls) throws InterruptedException, ExecutionException {
        ProcessorTimes before = ProcessorTimes.now(contender, scene.configServer());
        var latency = load.run(contender.call(), calls);
        ProcessorTimes after = ProcessorTimes.now(contender, scene.configServer());
        return new Round(latency, Costs.between(before, after, latency.count()));
    }
}
