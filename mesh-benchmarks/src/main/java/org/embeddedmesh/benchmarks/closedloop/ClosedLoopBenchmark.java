package org.embeddedmesh.benchmarks.closedloop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/** {@code RestClient -> helloworldservice} by several ways, a round of each after the other, many times; prints Markdown. */
public final class ClosedLoopBenchmark {

    private static final int CALLERS = 8;
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 9);
    private static final int CALLS = Integer.getInteger("benchmark.calls", 8_000);
    private static final int WARM_UP_CALLS = 2 * CALLS;
    private static final int ROUNDS_OF_ONE_CALLER = 3 * ROUNDS;

    private static final int CALLS_OF_ONE_CALLER = CALLS / 16;
    /**
     * Between calls of the only caller. Without it, whether Tomcat's poller has gone to sleep when the next request comes, which
     * is worth more than a call, would be by chance what is measured.
     */
    private static final Duration PAUSE = Duration.ofMillis(1);

    /** Each round begins with a share of calls that are not measured. */
    private static final int SETTLING = 10;

    private static final long SEED = 20_261_126;

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
        Rounds eight = measure(new Load(CALLERS, Duration.ZERO), WARM_UP_CALLS, ROUNDS, CALLS);
        Rounds one = measure(new Load(1, PAUSE), CALLS_OF_ONE_CALLER, ROUNDS_OF_ONE_CALLER, CALLS_OF_ONE_CALLER);
        System.out.println(new ClosedLoopReport(eight, one, CALLERS, ROUNDS, CALLS));
    }

    private Rounds measure(Load load, int warmUpCalls, int count, int calls)
            throws InterruptedException, ExecutionException {
        Rounds rounds = new Rounds();
        Random order = new Random(SEED);
        try (load) {
            for (Contender contender : scene.contenders()) {
                load.run(contender.call(), warmUpCalls);
            }
            for (int round = 0; round < count; round++) {
                for (Contender contender : inOrder(order)) {
                    rounds.add(contender.way(), round(contender, load, calls));
                }
            }
        }
        return rounds;
    }

    /** None always follows the same: what the one before has done to the processors would be its figure. */
    private List<Contender> inOrder(Random order) {
        List<Contender> contenders = new ArrayList<>(scene.contenders());
        Collections.shuffle(contenders, order);
        return contenders;
    }

    private Round round(Contender contender, Load load, int calls) throws InterruptedException, ExecutionException {
        load.run(contender.call(), calls / SETTLING);
        ProcessorTimes before = ProcessorTimes.now(contender, scene.configServer());
        var latency = load.run(contender.call(), calls);
        ProcessorTimes after = ProcessorTimes.now(contender, scene.configServer());
        return new Round(latency, Costs.between(before, after, latency.count()));
    }
}
