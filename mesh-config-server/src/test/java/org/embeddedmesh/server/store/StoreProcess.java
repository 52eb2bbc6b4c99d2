package org.embeddedmesh.server.store;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A process of its own that opens a store, creates resources for ever and prints a line for each that was acknowledged. */
final class StoreProcess implements AutoCloseable {

    private static final int SO_SMALL_THAT_IT_SHRINKS_ALL_THE_TIME = 100_000;

    private final Process process;
    private final Path output;

    /** @param first number of the first resource that it creates */
    StoreProcess(Path file, int first) throws IOException {
        output = Files.createFile(file.resolveSibling(file.getFileName() + "-" + first + ".out"));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        file.toString(),
                        Integer.toString(first))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    public static void main(String[] arguments) {
        ConfigStore store = ConfigStores.h2(
                Path.of(arguments[0]),
                Clock.systemUTC(),
                ConfigStoreContract.WINDOW,
                SO_SMALL_THAT_IT_SHRINKS_ALL_THE_TIME);
        for (int i = Integer.parseInt(arguments[1]); ; i++) {
            store.create(ConfigStoreContract.route("default", "route-" + i), ConfigStoreContract.json("h"));
            System.out.println("acknowledged route-" + i);
        }
    }

    void awaitAcknowledged(int count) {
        await().atMost(Duration.ofSeconds(90)).until(() -> acknowledged() >= count);
    }

    int acknowledged() {
        try (var lines = Files.lines(output)) {
            return (int) lines.filter(line -> line.startsWith("acknowledged ")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
