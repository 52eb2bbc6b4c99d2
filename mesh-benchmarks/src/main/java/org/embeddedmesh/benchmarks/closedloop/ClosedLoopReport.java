package org.embeddedmesh.benchmarks.closedloop;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embeddedmesh.benchmarks.figures.Machine;
import org.embeddedmesh.benchmarks.figures.Spread;
import org.embeddedmesh.benchmarks.figures.Table;

/** The tables of docs/benchmarks.md: medians over all rounds, with the least and the most of a round. */
final class ClosedLoopReport {

    private static final ToDoubleFunction<Round> P50 = it -> it.latency().micros(0.5);
    private static final ToDoubleFunction<Round> P99 = it -> it.latency().micros(0.99);
    private static final ToDoubleFunction<Round> TOTAL = it -> it.costs().total();

    private final Rounds eight;
    private final Rounds one;
    private final String conditions;

    ClosedLoopReport(Rounds eight, Rounds one, int callers, int rounds, int calls) {
        this.eight = eight;
        this.one = one;
        this.conditions = String.format(
                Locale.ROOT,
                "%s. %d callers, %d rounds of %,d calls. Medians over the rounds (least–most); ratios are of figures of the same round.",
                Machine.description(),
                callers,
                rounds,
                calls);
    }

    @Override
    public String toString() {
        return Stream.of(
                        conditions,
                        latency(eight),
                        "One caller, a millisecond after the answer before:",
                        latency(one),
                        costs(),
                        budgets())
                .map(Object::toString)
                .collect(Collectors.joining("\n\n", "\n", "\n"));
    }

    private static Table latency(Rounds rounds) {
        Table table = new Table("way", "p50, µs", "p99, µs", "p50, × plain", "p99, × plain");
        for (Way way : rounds.ways()) {
            table.row(
                    way.title(),
                    rounds.figure(way, P50).text(0),
                    rounds.figure(way, P99).text(0),
                    rounds.ratio(way, Way.HTTP_CLIENT_5, P50).text(2),
                    rounds.ratio(way, Way.HTTP_CLIENT_5, P99).text(2));
        }
        return table;
    }

    private Table costs() {
        Table table = new Table(
                "CPU, ms per 1,000 calls", "caller", "service", "Envoys", "config server", "all", "× plain", "added");
        for (Way way : eight.ways()) {
            table.row(
                    way.title(),
                    median(way, it -> it.costs().caller()),
                    median(way, it -> it.costs().service()),
                    median(way, it -> it.costs().proxies()),
                    median(way, it -> it.costs().configServer()),
                    eight.figure(way, TOTAL).text(0),
                    eight.ratio(way, Way.HTTP_CLIENT_5, TOTAL).text(2),
                    eight.added(way, Way.HTTP_CLIENT_5, TOTAL).text(1));
        }
        return table;
    }

    private String median(Way way, ToDoubleFunction<Round> figure) {
        return String.format(Locale.ROOT, "%.1f", eight.figure(way, figure).median());
    }

    private Table budgets() {
        Table table = new Table("budget", "asked", "measured");
        table.row("p50 of the mesh, 8 callers, × plain HttpClient 5", "≤ 1.05", ratio(eight, Way.HTTP_CLIENT_5));
        table.row("the same, one caller", "≤ 1.05", ratio(one, Way.HTTP_CLIENT_5));
        table.row("p50 of the mesh, 8 callers, × Boot's default", "< 1", ratio(eight, Way.BOOT_DEFAULT));
        table.row("the same, one caller", "< 1", ratio(one, Way.BOOT_DEFAULT));
        if (eight.has(Way.ENVOYS)) {
            Spread mesh = eight.added(Way.MESH, Way.HTTP_CLIENT_5, TOTAL);
            Spread envoys = eight.added(Way.ENVOYS, Way.HTTP_CLIENT_5, TOTAL);
            table.row(
                    "CPU that the mesh adds to 1,000 calls, of what two Envoys add",
                    "≤ 1/30 (" + milliseconds(envoys.median() / 30) + ")",
                    share(mesh.median() / envoys.median()) + " (" + milliseconds(mesh.median()) + ")");
        }
        return table;
    }

    private static String ratio(Rounds rounds, Way other) {
        return rounds.ratio(Way.MESH, other, P50).text(2);
    }

    private static String milliseconds(double time) {
        return String.format(Locale.ROOT, "%.1f ms", time);
    }

    private static String share(double share) {
        return share <= 0 ? "nothing" : String.format(Locale.ROOT, "1/%.0f", 1 / share);
    }
}
