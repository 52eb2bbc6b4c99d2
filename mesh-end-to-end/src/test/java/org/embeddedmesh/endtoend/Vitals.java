package org.embeddedmesh.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a JVM with the serial collector holds.
 *
 * @param heap bytes of live objects, after a full collection
 * @param threads live ones
 */
record Vitals(long heap, int threads) {

    private static final Pattern USED = Pattern.compile("sun\\.gc\\.generation\\.\\d\\.space\\.\\d\\.used=(\\d+)");
    private static final Pattern THREADS = Pattern.compile("java\\.threads\\.live=(\\d+)");

    static Vitals of(Member member) {
        jcmd(member, "GC.run");
        String counters = jcmd(member, "PerfCounter.print");
        long heap = USED.matcher(counters)
                .results()
                .mapToLong(it -> Long.parseLong(it.group(1)))
                .sum();
        int threads = THREADS.matcher(counters)
                .results()
                .mapToInt(it -> Integer.parseInt(it.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(counters));
        return new Vitals(heap, threads);
    }

    double megabytes() {
        return heap / 1e6;
    }

    private static String jcmd(Member member, String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(member.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
