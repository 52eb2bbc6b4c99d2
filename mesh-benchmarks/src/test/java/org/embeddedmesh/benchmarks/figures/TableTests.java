package org.embeddedmesh.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void rowsFollowTheHead() {
        assertThat(new Table("way", "p50").row("plain", "29")).hasToString("""
            | way | p50 |
            | --- | --- |
            | plain | 29 |""");
    }
}
