package org.embeddedmesh.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.tcp.FilterChain.WeightedCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterChainsTests {

    private static final FilterChains ALL = FilterChains.of(List.of(
            chain("any"),
            chain("com", "*.com"),
            chain("example", "*.example.com", "example.org"),
            chain("www", "WWW.example.com")));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "www.example.com, www",
        "WWW.Example.COM, www",
        "api.example.com, example",
        "a.b.example.com, example",
        "example.org, example",
        "www.example.org, any",
        "example.com, com",
        ".com, any",
        "com, any",
        "www.example.com., any",
        "'', any"
    })
    void exactNameBeatsTheLongestWildcardAndThatBeatsNone(String serverName, String cluster) {
        assertThat(ALL.match(serverName).map(it -> it.split(0))).contains(cluster);
    }

    @Test
    void connectionThatNoChainTakesIsNotMatched() {
        FilterChains chains = FilterChains.of(List.of(chain("c", "a.com")));

        assertThat(chains.match("b.com")).isEmpty();
        assertThat(chains.match("")).isEmpty();
    }

    @Test
    void weightsDecideInListOrder() {
        FilterChainEntry entry = FilterChains.of(List.of(
                        new FilterChain(List.of(), List.of(to("a", 1), to("none", 0), to("b", 3)), Origin.NONE)))
                .match("")
                .orElseThrow();

        assertThat(List.of(entry.split(0), entry.split(1), entry.split(3), entry.split(4)))
                .containsExactly("a", "b", "b", "a");
    }

    @Test
    void chainsThatEnvoyWouldRefuseAreRefused() {
        refused("filter chain 1: 'A.com' is matched twice", chain("c", "a.com"), chain("d", "A.com"));
        refused("filter chain 0: '*.a.com' is matched twice", chain("c", "*.a.com", "*.a.com"));
        refused("filter chain 1: any server name is matched twice", chain("c"), chain("d"));
        refused("filter chain 0: '*a.com' is no server name; a wildcard is a whole label", chain("c", "*a.com"));
        refused("filter chain 0: '*' is no server name; a wildcard is a whole label", chain("c", "*"));
        refused(
                "filter chain 0: the weights of its clusters add up to 0",
                new FilterChain(List.of(), List.of(to("a", 0)), Origin.NONE));
        refused(
                "filter chain 0: the weights of its clusters add up to 0",
                new FilterChain(List.of(), List.of(), Origin.NONE));
    }

    private static void refused(String why, FilterChain... chains) {
        assertThatThrownBy(() -> FilterChains.of(Arrays.asList(chains)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    private static FilterChain chain(String cluster, String... serverNames) {
        return new FilterChain(List.of(serverNames), List.of(to(cluster, 1)), Origin.NONE);
    }

    private static WeightedCluster to(String cluster, long weight) {
        return new WeightedCluster(cluster, weight);
    }
}
