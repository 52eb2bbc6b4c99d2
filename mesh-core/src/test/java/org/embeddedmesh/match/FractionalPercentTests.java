package org.embeddedmesh.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionalPercentTests {

    private static final LongSupplier NO_CHANCE = () -> {
        throw new AssertionError("there is nothing to draw");
    };

    @ParameterizedTest(name = "{0}/{1} at {2}: {3}")
    @CsvSource({
        "25, 100, 24, true",
        "25, 100, 25, false",
        "25, 100, 99, false",
        "25, 100, 124, true",
        "125000, 1000000, 124999, true",
        "125000, 1000000, 125000, false",
        "1, 1000000, 1000000, true",
        "1, 10000, 1, false",
    })
    void takesThoseBelowItsNumerator(long numerator, int denominator, long random, boolean taken) {
        assertThat(new FractionalPercent(numerator, denominator).takes(() -> random))
                .isEqualTo(taken);
    }

    @Test
    void drawsNothingWhereThereIsNoChoice() {
        assertThat(FractionalPercent.NONE.takes(NO_CHANCE)).isFalse();
        assertThat(FractionalPercent.ALL.takes(NO_CHANCE)).isTrue();
        assertThat(new FractionalPercent(200, 100).takes(NO_CHANCE)).isTrue();
    }

    @Test
    void negativeShareIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FractionalPercent(-1, 100));
    }

    @Test
    void shareIsAPartOfOne() {
        assertThat(new FractionalPercent(25, 10_000).share()).isEqualTo(0.0025);
        assertThat(new FractionalPercent(200, 100).share()).isEqualTo(1);
    }
}
