package org.embeddedmesh.benchmarks.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import org.embeddedmesh.benchmarks.figures.Distribution;
import org.junit.jupiter.api.Test;

class ClosedLoopReportTests {

    private final Rounds rounds = new Rounds();

    ClosedLoopReportTests() {
        add(Way.HTTP_CLIENT_5, 100, 10);
        add(Way.BOOT_DEFAULT, 1000, 90);
        add(Way.MESH, 104, 11);
    }

    @Test
    void theMeshIsComparedWithPlainAndDefault() {
        assertThat(report())
                .contains("× plain HttpClient 5 | ≤ 1.05 | 1.04 (1.04–1.04) |")
                .contains("× Boot's default | < 1 | 0.10 (0.10–0.10) |");
    }

    @Test
    void withoutEnvoysNothingIsSaidOfThem() {
        assertThat(report()).doesNotContain("Envoys add");
    }

    @Test
    void withEnvoysTheirShareIsTold() {
        add(Way.ENVOYS, 900, 60);
        assertThat(report()).contains("| ≤ 1/30 (1.7 ms) | 1/50 (1.0 ms) |");
    }

    private String report() {
        return new ClosedLoopReport(rounds, rounds, 8, 1, 1000).toString();
    }

    private void add(Way way, long micros, double processorTime) {
        rounds.add(way, new Round(Distribution.ofNanos(micros * 1000), new Costs(processorTime, 0, 0, 0)));
    }
}
