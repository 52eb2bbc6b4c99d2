package org.embeddedmesh.istio.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DurationsTests {

    @Test
    void durationsAreThoseOfGo() {
        assertThat(Durations.parse("1s")).contains(Duration.ofSeconds(1));
        assertThat(Durations.parse("1.5s")).contains(Duration.ofMillis(1500));
        assertThat(Durations.parse(".5s")).contains(Duration.ofMillis(500));
        assertThat(Durations.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(Durations.parse("2m3s4ms5us6ns")).contains(Duration.ofSeconds(123, 4_005_006));
        assertThat(Durations.parse("0s")).contains(Duration.ZERO);
        assertThat(Durations.parse("-1s")).contains(Duration.ofSeconds(-1));
    }

    @Test
    void othersAreNone() {
        assertThat(Stream.of("", "1", "s", "1 s", "1s ", "1d", "1,5s", "1e3s", "--1s", "1s-1s", ".s"))
                .allMatch(it -> Durations.parse(it).isEmpty());
    }

    @Test
    void thereIsAGreatest() {
        assertThat(Durations.parse("2562047h")).isPresent();
        assertThat(Durations.parse("2562048h")).isEmpty();
        assertThat(Durations.parse("9".repeat(39) + "h")).isEmpty();
    }
}
