package org.embeddedmesh.benchmarks.rulechange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleChangeReportTests {

    @Test
    void firstAndLastAreOfEachChange() {
        RuleChangeReport report = new RuleChangeReport(2);
        report.add(new long[] {1_000_000, 4_000_000});
        report.add(new long[] {3_000_000, 2_000_000});
        assertThat(report.toString())
                .contains("2 clients, 2 changes")
                .contains("| the first client | 1.0 | 1.0 | 2.0 | 2.0 | 2.0 |")
                .contains("| every client | 1.0 | 2.0 | 4.0 | 4.0 | 4.0 |")
                .contains("| the last client | 3.0 | 3.0 | 4.0 | 4.0 | 4.0 |");
    }
}
