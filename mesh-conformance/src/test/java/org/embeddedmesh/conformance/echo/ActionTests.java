package org.embeddedmesh.conformance.echo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTests {

    @ParameterizedTest
    @CsvSource({"0, 503", "1, 500", "2, 200", "9, 200"})
    void actionsGoByAttemptAndTheLastRepeats(int attempt, int status) {
        assertThat(Action.of("503,500,200", attempt, "v1").status()).isEqualTo(status);
    }

    @Test
    void actionOfOneVersionLeavesOthersAlone() {
        assertThat(Action.of("503@v1", 0, "v1").status()).isEqualTo(503);
        assertThat(Action.of("503@v1", 0, "v2").status()).isEqualTo(200);
    }

    @Test
    void statusCanBringAHeader() {
        Action action = Action.of("503+x-retry=1", 0, "v1");

        assertThat(action.status()).isEqualTo(503);
        assertThat(action.fields()).containsExactly(new Field("x-retry", "1"));
    }
}
