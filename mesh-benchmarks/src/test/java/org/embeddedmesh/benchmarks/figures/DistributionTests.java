package org.embeddedmesh.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTests {

    private final Distribution hundred = Distribution.ofNanos(
            LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1000).toArray());

    @Test
    void quantilesAreByNearestRank() {
        assertThat(hundred.micros(0.5)).isEqualTo(50);
        assertThat(hundred.micros(0.99)).isEqualTo(99);
        assertThat(hundred.micros(0.991)).isEqualTo(100);
    }

    @Test
    void theEndsAreLeastAndMost() {
        assertThat(hundred.micros(0)).isEqualTo(1);
        assertThat(hundred.micros(1)).isEqualTo(100);
    }

    @Test
    void aThousandMicrosecondsAreAMillisecond() {
        assertThat(Distribution.ofNanos(2_500_000).millis(0.5)).isEqualTo(2.5);
    }

    @Test
    void timesOfAllThreadsCount() {
        Distribution both = Distribution.ofNanos(List.of(new long[] {3000, 1000}, new long[] {2000}));
        assertThat(both.count()).isEqualTo(3);
        assertThat(both.micros(0.5)).isEqualTo(2);
    }

    @Test
    void nothingMeasuredHasNoDistribution() {
        assertThatIllegalArgumentException().isThrownBy(Distribution::ofNanos);
    }
}
