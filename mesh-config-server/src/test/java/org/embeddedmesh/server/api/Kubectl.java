package org.embeddedmesh.server.api;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The kubectl of this machine, with a home of its own. */
final class Kubectl {

    record Result(int code, String text) {}

    private final Path binary;
    private final Path home;
    private final String server;
    private final Map<String, String> environment;

    private Kubectl(Path binary, Path home, String server, Map<String, String> environment) {
        this.binary = binary;
        this.home = home;
        this.server = server;
        this.environment = environment;
    }

    /** The one that the system property {@code mesh.test.kubectl} names, or else the first on the PATH. */
    static Optional<Path> find() {
        String named = System.getProperty("mesh.test.kubectl");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Kubectl of(Path binary, Path home, String server) {
        return new Kubectl(binary, home, server, Map.of());
    }

    /** Of Kubernetes 1. */
    int minorVersion() throws IOException, InterruptedException {
        String version = run("version", "--client", "-o", "json").text();
        String minor = ApiClient.json(version).at("/clientVersion/minor").asText();
        return Integer.parseInt(minor.replaceAll("\\D", ""));
    }

    Kubectl with(String variable, String value) {
        return new Kubectl(binary, home, server, Map.of(variable, value));
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    /** Waits for the end; standard output and error come together. */
    Result run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(home, "out", ".txt");
        Process process = start(output, arguments);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    Process start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(binary.toString(), "--server=" + server));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("KUBECONFIG", home.resolve("none").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
