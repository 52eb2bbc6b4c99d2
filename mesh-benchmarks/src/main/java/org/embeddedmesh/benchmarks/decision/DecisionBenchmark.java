package org.embeddedmesh.benchmarks.decision;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.http.ResponseHead;
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

    private static final Headers NO_HEADERS = name -> List.of();

    @Param({"10", "1000", "10000"})
    private int routes;

    @Param({"2", "100"})
    private int endpoints;

    /** With 1 two endpoints are drawn and compared; with more their weights differ, and the earliest deadline decides. */
    @Param({"1", "3"})
    private int heaviest;

    private OutboundEngine engine = new OutboundEngine(
            new SampleMesh(1, 1, 1).snapshots(), "default", System::nanoTime, RandomSource.threadLocal());
    private RequestHead lastRoute = head("/");
    private final Outcome ok = new Outcome.Response(new Ok());

    /** Builds a table whose last route is the one asked for. */
    @Setup
    public void prepare() {
        engine = new OutboundEngine(
                new SampleMesh(routes, endpoints, heaviest).snapshots(),
                "default",
                System::nanoTime,
                RandomSource.threadLocal());
        lastRoute = head("/api/" + (routes - 1) + "/orders?id=7");
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

    private static RequestHead head(String path) {
        return new Head(path);
    }

    private record Head(String path) implements RequestHead {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String scheme() {
            return "http";
        }

        @Override
        public String authority() {
            return "helloworldservice:9095";
        }

        @Override
        public int port() {
            return 9095;
        }

        @Override
        public Headers headers() {
            return NO_HEADERS;
        }
    }

    private static final class Ok implements ResponseHead {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public Headers headers() {
            return NO_HEADERS;
        }
    }
}
