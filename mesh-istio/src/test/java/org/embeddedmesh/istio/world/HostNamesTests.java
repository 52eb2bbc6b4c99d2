package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HostNamesTests {

    @Test
    void resolveTakesAShortNameForAServiceOfTheRulesNamespace() {
        assertThat(HostNames.resolve("reviews", "bookinfo", "cluster.local"))
                .isEqualTo("reviews.bookinfo.svc.cluster.local");
    }

    @Test
    void resolveLeavesNamesWithADotWildcardsAndAddresses() {
        assertThat(HostNames.resolve("details.default", "x", "cluster.local")).isEqualTo("details.default");
        assertThat(HostNames.resolve("*", "x", "cluster.local")).isEqualTo("*");
        assertThat(HostNames.resolve("10.0.0.1", "x", "cluster.local")).isEqualTo("10.0.0.1");
        assertThat(HostNames.resolve("::1", "x", "cluster.local")).isEqualTo("::1");
    }

    @Test
    void withinNeedsSomethingInPlaceOfTheStar() {
        assertThat(HostNames.within("a.foo.com", "*.foo.com")).isTrue();
        assertThat(HostNames.within("*.a.foo.com", "*.foo.com")).isTrue();
        assertThat(HostNames.within("foo.com", "*.foo.com")).isFalse();
        assertThat(HostNames.within(".foo.com", "*.foo.com")).isFalse();
    }
}
