package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls to what the mesh does not know, with the config server there, absent, and coming late. */
@ExtendWith(SharedMesh.class)
class OutsideEndToEnd {

    @Test
    void outsideCallsGoTheirOwnWayBesideThoseOfTheMesh(Mesh mesh) {
        try (Outsider outsider = Outsider.start();
                Caller caller = Caller.start(mesh.configServer().joinOption(), outsider)) {
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(caller.plain("http://helloworldservice:9095/helloWorld/sayHello")
                                    .body())
                            .isIn(Mesh.V1, Mesh.V2));
            assertThat(caller.balanced("http://helloworldservice:9095/helloWorld/sayHello")
                            .body())
                    .isIn(Mesh.V1, Mesh.V2);
            assertReachesOutside(caller, outsider);
        }
    }

    @Test
    void aConfigServerThatComesLateIsJoined() {
        int xdsPort = Ports.free();
        try (Outsider outsider = Outsider.start();
                Caller caller = Caller.start("--mesh.control-plane.address=127.0.0.1:" + xdsPort, outsider)) {
            assertReachesOutside(caller, outsider);
            assertThat(caller.process().output().lines().filter(line -> line.contains("127.0.0.1:" + xdsPort)))
                    .as("lines about the absent config server")
                    .hasSize(1);
            try (ConfigServer late = ConfigServer.inMemory(xdsPort)) {
                await("the caller is a member, known by its name")
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> caller.plain("http://caller/self").body().equals("the caller itself"));
                assertReachesOutside(caller, outsider);
                assertThat(Http.get(late.uri("/debug/clients")).body()).contains("caller");
            }
            assertReachesOutside(caller, outsider);
        }
    }

    private static void assertReachesOutside(Caller caller, Outsider outsider) {
        assertThat(caller.plain("http://localhost:" + outsider.port() + "/").body())
                .as("a host that the mesh does not know")
                .isEqualTo(Outsider.GREETING);
        assertThat(caller.balanced("http://legacy/").body())
                .as("a service of SimpleDiscoveryClient")
                .isEqualTo(Outsider.GREETING);
    }
}
