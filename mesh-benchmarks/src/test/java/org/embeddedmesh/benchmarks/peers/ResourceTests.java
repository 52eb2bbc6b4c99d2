package org.embeddedmesh.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceTests {

    @Test
    void valuesMayHavePlacesOfTheirOwn() {
        Map<String, String> values = Map.of("a", "<${b}>", "b", "1");
        assertThat(Resource.filled("${a} ${b} ${a}", values)).isEqualTo("<1> 1 <1>");
    }

    @Test
    void aPlaceWithoutAValueIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resource.filled("port: ${port.admin}", Map.of()))
                .withMessageContaining("port.admin");
    }

    @Test
    void aTextThatIsNotThereIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> Resource.text("rules/none.yaml"));
    }
}
