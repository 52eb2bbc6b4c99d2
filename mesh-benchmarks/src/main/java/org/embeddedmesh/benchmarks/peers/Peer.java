package org.embeddedmesh.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that takes part; what it prints goes to a file of target/logs. It ends with the benchmark, however that ends. */
public final class Peer {

    private static final Duration STARTUP = Duration.ofSeconds(180);
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread hook;

    private Peer(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static Peer start(String name, List<String> command) throws IOException {
        Path logs = Files.createDirectories(Path.of("target", "logs"));
        Path log = logs.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Peer(name, process, log);
    }

    /** User and system time so far, in the ticks of the system (10 ms on Linux). */
    public Duration processorTime() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException(name + " has ended, see " + log));
    }

    /** Waits until it answers 200. */
    void awaitOk(URI uri) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        long end = System.nanoTime() + STARTUP.toNanos();
        while (!answersOk(client, request)) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IllegalStateException(name + " does not answer at " + uri + ", see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean answersOk(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
