package org.embeddedmesh.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

    @ParameterizedTest(name = "repetition {0}, random {1} -> {2} ms")
    @CsvSource({
        "1, 190, 15",
        "2, 190, 40",
        "3, 190, 90",
        "4, 190, 190",
        "1, 24, 24",
        "1, 25, 0",
        "5, 249, 249",
        "5, 250, 0",
        "60, 249, 249"
    })
    void waitIsARandomPartOfADoublingInterval(int repetition, long random, long millis) {
        Backoff backoff = new Backoff(Duration.ofMillis(25), Duration.ofMillis(250));

        assertThat(backoff.delay(repetition, random)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void maximumNeedNotBeADoubling() {
        Backoff backoff = new Backoff(Duration.ofMillis(25), Duration.ofMillis(90));

        assertThat(backoff.delay(2, 49)).isEqualTo(Duration.ofMillis(49));
        assertThat(backoff.delay(3, 89)).isEqualTo(Duration.ofMillis(89));
        assertThat(backoff.delay(3, 90)).isEqualTo(Duration.ZERO);
    }

    @Test
    void baseOfLessThanAMillisecondCountsAsOne() {
        assertThat(new Backoff(Duration.ofNanos(10), Duration.ofNanos(100)).delay(9, 12_345))
                .isEqualTo(Duration.ZERO);
    }
}
