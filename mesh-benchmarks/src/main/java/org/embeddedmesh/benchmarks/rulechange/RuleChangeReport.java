package org.embeddedmesh.benchmarks.rulechange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import org.embeddedmesh.benchmarks.figures.Distribution;
import org.embeddedmesh.benchmarks.figures.Machine;
import org.embeddedmesh.benchmarks.figures.Table;

/** The table of docs/benchmarks.md: how soon the first client followed a change, each of them, and the last. */
final class RuleChangeReport {

    private final int clients;
    private final List<long[]> changes = new ArrayList<>();

    RuleChangeReport(int clients) {
        this.clients = clients;
    }

    /** @param nanos how long each client took */
    void add(long[] nanos) {
        changes.add(nanos.clone());
    }

    @Override
    public String toString() {
        Table table = new Table("ms", "min", "p50", "p90", "p99", "max");
        row(table, "the first client", of(times -> Arrays.stream(times).min().orElseThrow()));
        row(table, "every client", Distribution.ofNanos(changes));
        row(table, "the last client", of(times -> Arrays.stream(times).max().orElseThrow()));
        return String.format(
                Locale.ROOT,
                "%n%s. %d clients, %d changes.%n%n%s%n",
                Machine.description(),
                clients,
                changes.size(),
                table);
    }

    private Distribution of(ToLongFunction<long[]> client) {
        return Distribution.ofNanos(changes.stream().mapToLong(client).toArray());
    }

    private static void row(Table table, String name, Distribution times) {
        String[] figures = DoubleStream.of(0, 0.5, 0.9, 0.99, 1)
                .mapToObj(quantile -> String.format(Locale.ROOT, "%.1f", times.millis(quantile)))
                .toArray(String[]::new);
        table.row(name, figures[0], figures[1], figures[2], figures[3], figures[4]);
    }
}
