package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long it takes from the API's answer to a changed rule until a call goes the new way. */
@ExtendWith(SharedMesh.class)
class PropagationEndToEnd {

    private static final int WARM_UP = 5;
    private static final int FLIPS = 60;
    private static final long GENEROUS = Duration.ofSeconds(1).toNanos();

    private final Mesh mesh;

    PropagationEndToEnd(Mesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void aPatchedRouteIsTakenByTheNextCalls() {
        mesh.configServer().create("destinationrules", Rules.subsets());
        mesh.routeAllTo("v1");
        for (int flip = 0; flip < WARM_UP; flip++) {
            flip(flip);
        }
        long[] nanos = new long[FLIPS];
        for (int flip = 0; flip < FLIPS; flip++) {
            nanos[flip] = flip(WARM_UP + flip);
        }
        Report.distribution("from the API's answer to the end of the first call routed anew", nanos);
        assertThat(Arrays.stream(nanos).max().orElseThrow()).isLessThan(GENEROUS);
    }

    private long flip(int flip) {
        boolean toV2 = flip % 2 == 0;
        String rule = Rules.virtualServiceTo(toV2 ? "v2" : "v1");
        assertThat(mesh.configServer()
                        .mergePatch("virtualservices", Mesh.SERVICE, rule)
                        .statusCode())
                .isEqualTo(200);
        long answered = System.nanoTime();
        String expected = toV2 ? Mesh.V2 : Mesh.V1;
        while (!mesh.hello().equals(expected)) {
            assertThat(System.nanoTime() - answered).isLessThan(10 * GENEROUS);
        }
        return System.nanoTime() - answered;
    }
}
