package org.embeddedmesh.benchmarks.decision;

import java.util.concurrent.TimeUnit;
import org.embeddedmesh.outbound.CallOptions;
import org.embeddedmesh.outbound.CallStep;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.outbound.Outcome;
import org.embeddedmesh.outbound.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision: route, split, pick, and the bookkeeping of a call that succeeds at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionBenchmark {

    @Param({"10", "1000", "10000"})
    private int routes;

    @Param({"2", "100"})
    private int endpoints;

    /** With 1 two endpoints are drawn and compared; with more their weights differ, and the earliest deadline decides. */
    @Param({"1", "3"})
    private int heaviest;

    private OutboundEngine engine = new OutboundEngine(
            new SampleMesh(1, 1, 1).snapshots(), "default", System::nanoTime, RandomSource.threadLocal());
    private SampleHead lastRoute = new SampleHead("/", SampleHead.NO_HEADERS);
    private final Outcome ok = SampleHead.ANSWERED;

    /** Builds a table whose last route is the one asked for. */
    @Setup
    public void prepare() {
        engine = new OutboundEngine(
                new SampleMesh(routes, endpoints, heaviest).snapshots(),
                "default",
                System::nanoTime,
                RandomSource.threadLocal());
        lastRoute = new SampleHead("/api/" + (routes - 1) + "/orders?id=7", SampleHead.NO_HEADERS);
    }

    /** The whole of a call that needs one attempt, without its IO. */
    @Benchmark
    public CallStep decision() {
        OutboundCall call = engine.call(lastRoute, CallOptions.REPLAYABLE);
        call.start();
        CallStep respond = call.completed(ok);
        call.finished();
        return respond;
    }
}
