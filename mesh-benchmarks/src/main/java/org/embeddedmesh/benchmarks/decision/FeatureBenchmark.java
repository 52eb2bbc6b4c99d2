package org.embeddedmesh.benchmarks.decision;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.embeddedmesh.outbound.CallOptions;
import org.embeddedmesh.outbound.CallStep;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.outbound.Outcome;
import org.embeddedmesh.outbound.RandomSource;
import org.embeddedmesh.route.HeaderChain;
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

/** The same decision by rules that have more to say: 1,000 routes in Istio's words, 100 endpoints of each version. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FeatureBenchmark {

    private static final int ROUTES = 1_000;
    private static final int ENDPOINTS = 100;
    private static final Map<String, List<String>> HEADERS = Map.of(
            "end-user", List.of("jason"),
            "x-c", List.of("3"),
            "cookie", List.of("theme=dark; group=beta; lang=en"),
            "accept", List.of("application/json"),
            "user-agent", List.of("benchmark"));

    @Param
    private Feature feature = Feature.NONE;

    private final SampleHead lastRoute =
            new SampleHead("/api/" + (ROUTES - 1) + "/orders?id=7", name -> HEADERS.getOrDefault(name, List.of()));
    private final Outcome ok = SampleHead.ANSWERED;
    private OutboundEngine engine = engine(1, 1);

    /** Builds a table whose last route is the one asked for. */
    @Setup
    public void prepare() {
        engine = engine(ROUTES, ENDPOINTS);
    }

    private OutboundEngine engine(int routes, int endpoints) {
        return new OutboundEngine(
                RuleMesh.snapshots(feature, routes, endpoints),
                "default",
                System::nanoTime,
                RandomSource.threadLocal());
    }

    /**
     * The whole of a call that needs one attempt, without its IO; what the attempt's request looks like is made when it is
     * written, which is not part of it.
     */
    @Benchmark
    public HeaderChain decision() {
        OutboundCall call = engine.call(lastRoute, CallOptions.REPLAYABLE);
        CallStep first = call.start();
        if (!(first instanceof CallStep.Send)) {
            return HeaderChain.NONE;
        }
        call.completed(ok);
        call.finished();
        return call.responseHeaders(SampleHead.OK);
    }
}
