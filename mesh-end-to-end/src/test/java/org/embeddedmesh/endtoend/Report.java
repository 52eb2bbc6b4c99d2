package org.embeddedmesh.endtoend;

import java.util.Arrays;
import java.util.Locale;
import org.embeddedmesh.endtoend.load.LoadReport;

/** Figures that a run prints and does not judge. */
final class Report {

    private Report() {}

    static void line(String format, Object... arguments) {
        System.out.println("[figure] " + String.format(Locale.ROOT, format, arguments));
    }

    /** Prints how these times are spread. */
    static void distribution(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        line(
                "%s, %d times: min %.1f, p50 %.1f, p90 %.1f, p99 %.1f, max %.1f ms",
                what,
                sorted.length,
                millis(sorted, 0),
                millis(sorted, 0.5),
                millis(sorted, 0.9),
                millis(sorted, 0.99),
                millis(sorted, 1));
    }

    /** Prints how many calls were made, and each that failed. */
    static void load(String what, LoadReport report) {
        line("%s: %d calls, %d failed, slowest %d ms", what, report.calls(), report.failures(), report.slowestMillis());
        report.failed().forEach(it -> line("  %s", it));
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted[(int) Math.round(quantile * (sorted.length - 1))] / 1e6;
    }
}
