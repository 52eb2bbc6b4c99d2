package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of the mesh, listening on a port of loopback; what it prints goes to a file of target/logs. */
final class Member implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofMinutes(10);

    private static final String CACHE = "-Dmesh.cache.directory=" + Path.of("target", "cache");

    private final String name;
    private final int port;
    private final Path log;
    private final Process process;
    private final List<String> command;

    private Member(String name, int port, Path log, List<String> command) throws IOException {
        this.name = name;
        this.port = port;
        this.log = log;
        this.command = List.copyOf(command);
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Starts an executable jar of the reactor with Spring's command-line options. */
    static Member ofJar(String name, Path jar, int port, List<String> options) {
        assertThat(jar).as("built by the modules before this one").isRegularFile();
        return start(name, port, Stream.concat(Stream.of("-jar", jar.toString()), options.stream()));
    }

    /** Starts a main class of this module's tests. */
    static Member ofClass(String name, Class<?> main, int port, List<String> options) {
        Stream<String> launch = Stream.of("-cp", System.getProperty("java.class.path"), main.getName());
        return start(name, port, Stream.concat(launch, options.stream()));
    }

    private static Member start(String name, int port, Stream<String> launch) {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx160m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.language=en", CACHE));
        launch.forEach(command::add);
        command.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
        return start(name, port, command);
    }

    private static Member start(String name, int port, List<String> command) {
        try {
            Path logs = Files.createDirectories(Path.of("target", "logs"));
            return new Member(name, port, Files.createTempFile(logs, name + "-", ".log"), command);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts it once more, as it was started. */
    Member startAgain() {
        return start(name, port, command);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Member awaitHealthy() {
        await(name + " is healthy; see " + log).atMost(STARTUP).until(() -> {
            assertThat(process.isAlive())
                    .as(() -> name + " is alive:\n" + output())
                    .isTrue();
            return Http.answersOk(uri("/actuator/health"));
        });
        return this;
    }

    /** What it has printed so far. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until it ends by itself and answers its exit value. */
    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(STARTUP.toSeconds(), TimeUnit.SECONDS))
                .as(name + " ends")
                .isTrue();
        return process.exitValue();
    }

    /** Asks it to end, as an orchestrator does, and waits until it has. */
    void terminate() throws InterruptedException {
        process.destroy();
        awaitExit();
    }

    /** Asks it to end, and does not wait. */
    void askToEnd() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isHealthy() {
        return process.isAlive() && Http.answersOk(uri("/actuator/health"));
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
