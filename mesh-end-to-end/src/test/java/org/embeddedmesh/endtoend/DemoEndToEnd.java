package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher behind {@code ./mvnw -Pdemo}: what it starts, and that it leaves nothing behind. */
class DemoEndToEnd {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final int helloPort = Ports.free();

    @TempDir
    Path directory;

    private Path log = Path.of("");
    private Process launcher;
    private List<ProcessHandle> started = List.of();

    @BeforeEach
    void logFile() throws IOException {
        log = Files.createTempFile(Files.createDirectories(Path.of("target", "logs")), "demo-", ".log");
    }

    @AfterEach
    void endAll() {
        started.forEach(ProcessHandle::destroyForcibly);
        launcher.destroyForcibly();
    }

    @Test
    void greetsAndEndsWithAllItsProcesses() throws Exception {
        launch(Ports.free());
        await().atMost(PATIENCE).until(() -> !launcher.isAlive() || output().contains("The mesh is up"));
        started = launcher.descendants().toList();
        assertThat(started).as(output()).hasSize(5);
        String greeting =
                Http.get(URI.create("http://127.0.0.1:" + helloPort + "/hello")).body();
        assertThat(greeting).isIn(Mesh.V1, Mesh.V2);

        launcher.destroy();

        assertThat(launcher.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertAllEnded();
    }

    @Test
    void leavesNoProcessBehindWhenItIsKilled() throws Exception {
        launch(Ports.free());
        await().atMost(PATIENCE).until(() -> launcher.descendants().count() >= 2);
        started = launcher.descendants().toList();

        launcher.destroyForcibly();

        assertAllEnded();
    }

    @Test
    void namesATakenPortAndStartsNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            launch(taken.getLocalPort());
            assertThat(launcher.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(output())
                    .contains("Port " + taken.getLocalPort() + " is taken", "-Ddemo.api.port=")
                    .doesNotContain("config-server |");
        }
    }

    private void assertAllEnded() {
        await().atMost(FAREWELL).untilAsserted(() -> assertThat(started).noneMatch(ProcessHandle::isAlive));
    }

    private void launch(int apiPort) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"));
        command.add("-Ddemo.version=" + Mesh.VERSION);
        command.add("-Ddemo.directory=" + directory.toAbsolutePath());
        command.add("-Ddemo.api.port=" + apiPort);
        for (String port : List.of("xds", "v1", "v2")) {
            command.add("-Ddemo." + port + ".port=" + Ports.free());
        }
        command.add("-Ddemo.hello.port=" + helloPort);
        command.add("src/demo/launcher/Demo.java");
        launcher = new ProcessBuilder(command)
                .directory(Path.of("..", "sample-helloworld").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(log);
    }
}
