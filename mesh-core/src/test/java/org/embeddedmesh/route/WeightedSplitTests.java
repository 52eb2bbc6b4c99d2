package org.embeddedmesh.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WeightedSplitTests {

    @Test
    void eachShareHasAsManyNumbersAsItsWeight() {
        WeightedSplit split = WeightedSplit.of(1, 0, 3);

        assertThat(split.isChoice()).isTrue();
        assertThat(LongStream.range(0, 8).mapToObj(split::pick)).containsExactly(0, 2, 2, 2, 0, 2, 2, 2);
    }

    @Test
    void onlyShareHasAllWhateverItsWeight() {
        WeightedSplit split = WeightedSplit.of(0);

        assertThat(split.isChoice()).isFalse();
        assertThat(split.pick(7)).isZero();
    }

    @Test
    void weightsThatLeaveNothingOrTooMuchAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedSplit.of(0, 0))
                .withMessageContaining("add up to 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedSplit.of(0xFFFF_FFFFL, 1))
                .withMessageContaining("add up to 4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedSplit.of(1, -1))
                .withMessageContaining("weight -1");
    }
}
