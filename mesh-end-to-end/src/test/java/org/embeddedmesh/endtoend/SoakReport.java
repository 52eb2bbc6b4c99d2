package org.embeddedmesh.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.embeddedmesh.endtoend.load.FailedCall;
import org.embeddedmesh.endtoend.load.LoadReport;

/** What came of a soak, as tables; printed, and kept in {@code target/soak.md}. */
record SoakReport(
        Duration time,
        long seed,
        LoadReport load,
        List<FailedCall> unexplained,
        Havoc havoc,
        Map<String, Vitals> start,
        Map<String, Vitals> end) {

    private static final Path FILE = Path.of("target", "soak.md");

    void print() {
        List<String> lines = lines();
        lines.forEach(it -> Report.line("%s", it));
        try {
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("soak of " + time.toMinutes() + " minutes, seed " + seed);
        lines.add(row("calls", "failed", "of these unexplained", "slowest"));
        lines.add(row("---", "---", "---", "---"));
        lines.add(row(load.calls(), load.failures(), unexplained.size(), load.slowestMillis() + " ms"));
        lines.add("");
        lines.add(row("what happened", "times"));
        lines.add(row("---", "---"));
        havoc.struck().forEach((what, times) -> lines.add(row(what, times)));
        lines.add("");
        lines.add(row("failed with", "during", "calls"));
        lines.add(row("---", "---", "---"));
        failures().forEach((why, calls) -> lines.add("| " + why + " | " + calls + " |"));
        unexplained.forEach(it -> lines.add("unexplained: " + it));
        lines.add("");
        lines.add(row("process", "heap at start", "at end", "threads at start", "at end"));
        lines.add(row("---", "---", "---", "---", "---"));
        start.forEach((name, before) -> lines.add(vitals(name, before, end.get(name))));
        return lines;
    }

    private Map<String, Long> failures() {
        return load.failed().stream()
                .collect(Collectors.groupingBy(
                        it -> it.status() + " " + it.flags() + " " + it.details() + " | " + cause(it),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private String cause(FailedCall call) {
        return havoc.outages().stream()
                .filter(it -> it.explains(call))
                .map(Outage::what)
                .findFirst()
                .orElse("unexplained");
    }

    private static String vitals(String name, Vitals before, Vitals after) {
        return row(name, megabytes(before), megabytes(after), before.threads(), after.threads());
    }

    private static String megabytes(Vitals vitals) {
        return String.format(Locale.ROOT, "%.1f MB", vitals.megabytes());
    }

    private static String row(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(cell.toString());
        }
        return "| " + String.join(" | ", texts) + " |";
    }
}
