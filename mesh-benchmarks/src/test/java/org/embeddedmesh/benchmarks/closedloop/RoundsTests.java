package org.embeddedmesh.benchmarks.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleFunction;
import org.embeddedmesh.benchmarks.figures.Distribution;
import org.embeddedmesh.benchmarks.figures.Spread;
import org.junit.jupiter.api.Test;

class RoundsTests {

    private static final ToDoubleFunction<Round> P50 = it -> it.latency().micros(0.5);

    private final Rounds rounds = new Rounds();

    RoundsTests() {
        add(Way.HTTP_CLIENT_5, 10, 100);
        add(Way.MESH, 20, 110);
    }

    @Test
    void ratiosAreOfTheSameRound() {
        assertThat(rounds.ratio(Way.MESH, Way.HTTP_CLIENT_5, P50)).isEqualTo(new Spread(1.55, 1.1, 2));
    }

    @Test
    void soIsWhatIsAdded() {
        assertThat(rounds.added(Way.MESH, Way.HTTP_CLIENT_5, P50)).isEqualTo(new Spread(10, 10, 10));
    }

    @Test
    void aWayThatWasLeftOutIsNotThere() {
        assertThat(rounds.has(Way.ENVOYS)).isFalse();
    }

    private void add(Way way, long... micros) {
        for (long each : micros) {
            rounds.add(way, new Round(Distribution.ofNanos(each * 1000), new Costs(0, 0, 0, 0)));
        }
    }
}
