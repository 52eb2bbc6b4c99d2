package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.embeddedmesh.endtoend.load.FailedCall;
import org.embeddedmesh.endtoend.load.LoadReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Config server, services and connections end at random while three services are called 200 times a second. Only calls in
 * flight on what was ended by force may fail, and where the rule retries resets not even those.
 */
@Tag("soak")
class SoakEndToEnd {

    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("soak.minutes", 30));
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final Duration QUIET = Duration.ofSeconds(20);

    private static final double MORE_MEGABYTES = 8;
    /** A web server's threads grow with the calls that it answers at the same time. */
    private static final int MORE_THREADS = LoadCaller.CALLERS;

    @Test
    void onlyCallsInFlightOnWhatWasKilledFail(@TempDir Path directory) throws InterruptedException {
        Report.line("soak of %d minutes; again with -Dsoak.seed=%d", TIME.toMinutes(), SEED);
        try (SoakMesh mesh = new SoakMesh(directory)) {
            Havoc havoc = new Havoc(mesh, new Random(SEED));
            mesh.awaitHealthy();
            mesh.startLoad();
            mesh.caller.callFor(QUIET);
            Map<String, Vitals> start = mesh.vitals();
            havoc.wreak(TIME);
            mesh.caller.callFor(QUIET);
            Map<String, Vitals> end = mesh.vitals();
            LoadReport load = mesh.caller.stop();
            List<FailedCall> unexplained = unexplained(load, havoc.outages());
            new SoakReport(TIME, SEED, load, unexplained, havoc, start, end).print();
            assertThat(unexplained).isEmpty();
            assertThat(load.failures())
                    .as("all failures were kept")
                    .isEqualTo(load.failed().size());
            havoc.outages().forEach(it -> assertAtMostInFlight(it, load));
            assertBounded(start, end);
        }
    }

    private static List<FailedCall> unexplained(LoadReport load, List<Outage> outages) {
        return load.failed().stream()
                .filter(call -> outages.stream().noneMatch(it -> it.explains(call)))
                .toList();
    }

    private static void assertAtMostInFlight(Outage outage, LoadReport load) {
        assertThat(load.failed().stream().filter(outage::explains)).hasSizeLessThanOrEqualTo(outage.atMost());
    }

    private static void assertBounded(Map<String, Vitals> start, Map<String, Vitals> end) {
        SoftAssertions all = new SoftAssertions();
        start.forEach((name, before) -> {
            Vitals after = end.get(name);
            all.assertThat(after.megabytes()).as("heap of " + name).isLessThan(before.megabytes() + MORE_MEGABYTES);
            all.assertThat(after.threads())
                    .as("threads of " + name)
                    .isLessThanOrEqualTo(before.threads() + MORE_THREADS);
        });
        all.assertAll();
    }
}
