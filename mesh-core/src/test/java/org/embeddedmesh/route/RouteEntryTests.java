package org.embeddedmesh.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.route.TestRoutes.any;
import static org.embeddedmesh.route.TestRoutes.split;
import static org.embeddedmesh.route.TestRoutes.table;
import static org.embeddedmesh.route.TestRoutes.to;
import static org.embeddedmesh.route.TestRoutes.toAll;
import static org.embeddedmesh.route.TestRoutes.weighted;

import org.embeddedmesh.http.TestRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteEntryTests {

    private static final TestRequest REQUEST = TestRequest.get("/");

    @ParameterizedTest(name = "random {0} -> {1}")
    @CsvSource({"0, one", "29, one", "30, two", "445, two", "59, two", "60, three", "99, three", "100, one"})
    void splitIsCumulativeInListOrder(long random, String cluster) {
        RouteEntry entry = entry(split(weighted("one", 30), weighted("two", 30), weighted("three", 40)));

        assertThat(entry.isSplit()).isTrue();
        assertThat(entry.split(random).cluster(REQUEST)).isEqualTo(cluster);
    }

    @Test
    void clusterOfWeightZeroIsNeverChosen() {
        RouteEntry entry = entry(split(weighted("none", 0), weighted("all", 7), weighted("nothing", 0)));

        for (long random = 0; random < 20; random++) {
            assertThat(entry.split(random).cluster(REQUEST)).isEqualTo("all");
        }
    }

    @Test
    void loneClusterNeedsNoChoice() {
        RouteEntry entry = entry(to("only"));

        assertThat(entry.isSplit()).isFalse();
        assertThat(entry.split(Long.MAX_VALUE).cluster(REQUEST)).isEqualTo("only");
    }

    @Test
    void loneClusterMayHaveWeightZero() {
        assertThat(entry(split(weighted("only", 0))).split(5).cluster(REQUEST)).isEqualTo("only");
    }

    private static RouteEntry entry(RouteAction action) {
        return RouteTable.of(table("t", any(toAll(action))))
                .match(TestRequest.get("/"))
                .orElseThrow();
    }
}
