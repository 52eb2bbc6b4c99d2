package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The kubectl of this machine, unmodified, with its home in target. A test that wants one is skipped without. */
final class Kubectl {

    private static final Path HOME = Path.of("target", "kubectl").toAbsolutePath();

    private final List<String> command;

    private Kubectl(List<String> command) {
        this.command = command;
    }

    /** One that talks to this server. */
    static Kubectl of(ConfigServer server) {
        return offline().with("--server=" + server.uri(""), "--cache-dir=" + HOME.resolve("cache"));
    }

    /** One that is told no server. */
    static Kubectl offline() {
        return new Kubectl(List.of(Programs.require("kubectl")));
    }

    private Kubectl with(String... options) {
        return new Kubectl(Stream.concat(command.stream(), Stream.of(options)).toList());
    }

    /** Runs it and answers what it printed; it has to succeed. */
    String run(String... arguments) {
        Result result = tryRun(arguments);
        assertThat(result.exit())
                .as(() -> "kubectl " + List.of(arguments) + "\n" + result.output())
                .isZero();
        return result.output();
    }

    /** Runs it and answers how it ended. */
    Result tryRun(String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(Files.createDirectories(HOME), "output-", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("HOME", HOME.toString());
            builder.environment().put("KUBECONFIG", HOME.resolve("none").toString());
            builder.environment().put("KUBE_EDITOR", "sed -i /subset/s/v1/v2/");
            builder.environment().put("TMPDIR", HOME.toString());
            Process process = builder.start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("kubectl ends").isTrue();
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    record Result(int exit, String output) {}
}
