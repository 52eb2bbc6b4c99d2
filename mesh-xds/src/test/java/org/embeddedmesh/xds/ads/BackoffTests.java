package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTests {

    private static final Duration BASE = Duration.ofMillis(500);
    private static final Duration MAX = Duration.ofSeconds(5);

    @Test
    void waitIsAnythingFromNothingToItsBound() {
        assertThat(of(0.0).next()).isZero();
        assertThat(of(0.5).next()).isEqualTo(Duration.ofMillis(250));
        assertThat(of(1.0).next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void noWaitIsLongerThanTheMaximumHoweverManyFail() {
        Random random = new Random(42);
        Backoff backoff = new Backoff(BASE, MAX, random::nextDouble);

        List<Duration> waits = Stream.generate(backoff::next).limit(10_000).toList();

        assertThat(waits).allMatch(it -> it.compareTo(MAX) <= 0).doesNotHaveDuplicates();
    }

    @Test
    void onlyAConnectionThatLastedEndsTheTrouble() {
        Backoff backoff = of(1.0);
        backoff.next();
        backoff.lived(Duration.ofMillis(9_999));
        assertThat(backoff.isFresh()).isFalse();
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));

        backoff.lived(Duration.ofSeconds(10));
        assertThat(backoff.isFresh()).isTrue();
        assertThat(backoff.next()).isEqualTo(BASE);
    }

    @Test
    void promptReturnIsNotRepeated() {
        Backoff backoff = of(1.0);

        assertThat(backoff.prompt()).isEqualTo(Duration.ofMillis(200));

        assertThat(backoff.isFresh()).isFalse();
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
    }

    private static Backoff of(double random) {
        return new Backoff(BASE, MAX, () -> random);
    }
}
