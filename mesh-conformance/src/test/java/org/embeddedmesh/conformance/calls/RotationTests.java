package org.embeddedmesh.conformance.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RotationTests {

    @Test
    void leastOfSequencesThatOnlyBeginElsewhereIsTheSame() {
        assertThat(Rotation.least(List.of("b", "c", "a"))).containsExactly("a", "b", "c");
        assertThat(Rotation.least(List.of("a", "c", "b"))).containsExactly("a", "c", "b");
    }

    @Test
    void triesAreRenamedByRotationOnly() {
        assertThat(Rotation.renamed("503 a>b>c>c"))
                .containsExactlyInAnyOrder("503 a>b>c>c", "503 b>c>a>a", "503 c>a>b>b");
    }
}
