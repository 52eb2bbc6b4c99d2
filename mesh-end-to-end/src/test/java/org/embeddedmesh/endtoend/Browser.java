package org.embeddedmesh.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Chromium of this machine without a window, showing one page. A test that wants one is skipped without. */
final class Browser implements AutoCloseable {

    // Root, as whom containers run, has no sandbox; the last ones keep it from calling its maker.
    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Process process;

    private Browser(Process process) {
        this.process = process;
    }

    static Browser show(URI page) {
        String program = Programs.require("chromium", "chromium-browser", "google-chrome");
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "browser")), "home-")
                    .toAbsolutePath();
            ProcessBuilder builder = new ProcessBuilder(program);
            builder.command().addAll(OPTIONS);
            builder.command().addAll(List.of("--user-data-dir=" + home, page.toString()));
            builder.environment().put("HOME", home.toString());
            return new Browser(builder.redirectErrorStream(true)
                    .redirectOutput(home.resolve("log.txt").toFile())
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
