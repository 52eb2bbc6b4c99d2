package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the config server says when it cannot start. */
class StartupFailureEndToEnd {

    private static final String IN_MEMORY = "--mesh.server.store.type=memory";

    @Test
    void aTakenPortIsNamedWithTheWayToChangeIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ConfigServer server = ConfigServer.start(Ports.free(), taken.getLocalPort(), IN_MEMORY)) {
            assertThat(server.process().awaitExit()).isNotZero();
            assertThat(server.process().output())
                    .contains("APPLICATION FAILED TO START")
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains("mesh.server.xds.port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aLockedStoreIsNamedWithWhatToDo(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("rules");
        String store = "--mesh.server.store.file=" + file;
        try (ConfigServer owner = ConfigServer.start(Ports.free(), Ports.free(), store)) {
            owner.process().awaitHealthy();
            try (ConfigServer second = ConfigServer.start(Ports.free(), Ports.free(), store)) {
                assertThat(second.process().awaitExit()).isNotZero();
                assertThat(second.process().output())
                        .contains("APPLICATION FAILED TO START")
                        .contains(file.toString())
                        .contains("mesh.server.store.file")
                        .doesNotContain("\tat ");
            }
        }
    }
}
