package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VisibilityTests {

    @Test
    void withoutExportToEveryoneSees() {
        assertThat(Visibility.of(List.of(), "default").reaches("other")).isTrue();
    }

    @Test
    void aDotMeansTheOwnNamespace() {
        Visibility own = Visibility.of(List.of("."), "default");
        assertThat(own.reaches("default")).isTrue();
        assertThat(own.reaches("other")).isFalse();
    }

    @Test
    void anotherNamespaceAloneHidesFromTheOwnOne() {
        Visibility lent = Visibility.of(List.of("other"), "default");
        assertThat(lent.reaches("other")).isTrue();
        assertThat(lent.reaches("default")).isFalse();
    }

    @Test
    void nobodySeesATilde() {
        assertThat(Visibility.of(List.of("~", "*"), "default").reaches("default"))
                .isFalse();
    }
}
