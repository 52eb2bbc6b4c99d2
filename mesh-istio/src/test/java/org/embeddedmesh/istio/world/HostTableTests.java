package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HostTableTests {

    private final HostTable<String> table = new HostTable<>();

    @Test
    void mostSpecificPrefersTheHostItself() {
        table.add("*.foo.com", "wildcard");
        table.add("a.foo.com", "exact");
        assertThat(table.mostSpecific("a.foo.com", it -> true)).containsExactly("exact");
    }

    @Test
    void mostSpecificTakesTheLongestWildcard() {
        table.add("*.com", "com");
        table.add("*.foo.com", "foo");
        table.add("*", "all");
        assertThat(table.mostSpecific("a.foo.com", it -> true)).containsExactly("foo");
        assertThat(table.mostSpecific("b.com", it -> true)).containsExactly("com");
        assertThat(table.mostSpecific("org", it -> true)).containsExactly("all");
    }

    @Test
    void mostSpecificPassesOverWhatIsNotWanted() {
        table.add("a.foo.com", "hidden");
        table.add("*.foo.com", "hidden");
        table.add("*.com", "seen");
        assertThat(table.mostSpecific("a.foo.com", "seen"::equals)).containsExactly("seen");
    }

    @Test
    void mostSpecificFindsTheWildcardAroundAWildcardHost() {
        table.add("*.com", "com");
        assertThat(table.mostSpecific("*.foo.com", it -> true)).containsExactly("com");
    }

    @Test
    void mostSpecificOfAnUnknownHostIsEmpty() {
        table.add("*.foo.com", "foo");
        assertThat(table.mostSpecific("foo.com", it -> true)).isEmpty();
    }
}
