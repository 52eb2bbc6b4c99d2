package org.embeddedmesh.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderParametersTests {

    @Test
    void repeatedHeaderKeepsItsValuesApart() {
        assertThat(HeaderParameters.parse(List.of("a: 1", "A:2", "b: http://x")))
                .isEqualTo(Map.of("a", List.of("1", "2"), "b", List.of("http://x")));
    }

    @Test
    void valueThatSpringTookApartIsWholeAgain() {
        assertThat(HeaderParameters.parse(List.of("accept: text/html", "text/plain")))
                .isEqualTo(Map.of("accept", List.of("text/html,text/plain")));
    }

    @Test
    void pieceWithoutNameIsRefused() {
        assertThatThrownBy(() -> HeaderParameters.parse(List.of("jason"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HeaderParameters.parse(List.of(": jason")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
