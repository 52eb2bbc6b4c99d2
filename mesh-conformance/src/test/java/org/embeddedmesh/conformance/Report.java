package org.embeddedmesh.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.embeddedmesh.conformance.Verdict.Failed;
import org.embeddedmesh.conformance.Verdict.NotApplicable;

/** What became of each case, by file: printed, and written to {@code target/conformance} with every difference. */
final class Report {

    private static final Path FOLDER = Path.of("target", "conformance");

    private final Map<String, Tally> files = new TreeMap<>();
    private final List<String> details = new ArrayList<>();
    private final List<String> unlisted = new ArrayList<>();

    private static final class Tally {
        private int passed;
        private int failed;
        private int expected;
        private int notApplicable;

        String line(String file) {
            return String.format(
                    "%-56s %4d passed %4d failed (%d of them expected) %4d not applicable",
                    file, passed, failed, expected, notApplicable);
        }
    }

    /** @param expected reason of an expected failure, or empty */
    synchronized void add(Case subject, Verdict verdict, String expected) {
        Tally tally = files.computeIfAbsent(subject.file(), name -> new Tally());
        if (verdict instanceof Failed failed) {
            tally.failed++;
            tally.expected += expected.isEmpty() ? 0 : 1;
            details.add(subject.key() + (expected.isEmpty() ? "" : " (expected: " + expected + ")"));
            failed.differences().forEach(it -> details.add("    " + it));
            if (expected.isEmpty()) {
                unlisted.add(subject.key());
            }
        } else if (verdict instanceof NotApplicable notApplicable) {
            tally.notApplicable++;
            details.add(subject.key() + " is not applicable: " + notApplicable.reason());
        } else {
            tally.passed++;
        }
    }

    synchronized void write() {
        if (files.isEmpty()) {
            return;
        }
        List<String> summary = new ArrayList<>();
        files.forEach((file, tally) -> summary.add(tally.line(file)));
        summary.add("every difference: mesh-conformance/" + FOLDER.resolve("report.txt"));
        summary.forEach(System.out::println);
        summary.add("");
        summary.addAll(details);
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve("report.txt"), summary);
            Files.write(FOLDER.resolve("unlisted.txt"), unlisted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
