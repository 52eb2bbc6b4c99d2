package org.embeddedmesh.benchmarks.closedloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LoadTests {

    @AutoClose
    private final Load load = new Load(4, Duration.ZERO);

    @Test
    void everyCallIsMadeAndTimed() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        int timed = load.run(
                        () -> {
                            calls.incrementAndGet();
                            return Scene.GREETING;
                        },
                        100)
                .count();
        assertThat(timed).isEqualTo(100);
        assertThat(calls).hasValue(100);
    }

    @Test
    void aWrongAnswerEndsIt() {
        assertThatThrownBy(() -> load.run(() -> "503", 100))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("503");
    }
}
