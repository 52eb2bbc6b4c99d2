package org.embeddedmesh.benchmarks.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CostsTests {

    private final ProcessorTimes before = times(1000, 2000, 0, 10);
    private final ProcessorTimes after = times(1400, 2200, 600, 30);

    @Test
    void whatWasSpentIsDividedAmongTheCalls() {
        assertThat(Costs.between(before, after, 4000)).isEqualTo(new Costs(100, 50, 150, 5));
    }

    @Test
    void allProcessesCount() {
        assertThat(Costs.between(before, after, 4000).total()).isEqualTo(305);
    }

    private static ProcessorTimes times(long caller, long service, long proxies, long configServer) {
        return new ProcessorTimes(
                Duration.ofMillis(caller),
                Duration.ofMillis(service),
                Duration.ofMillis(proxies),
                Duration.ofMillis(configServer));
    }
}
