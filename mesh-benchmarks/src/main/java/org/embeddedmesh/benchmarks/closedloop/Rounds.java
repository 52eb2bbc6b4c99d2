package org.embeddedmesh.benchmarks.closedloop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.embeddedmesh.benchmarks.figures.Spread;

/** All rounds of all ways; those of one number were made right after each other, so they are compared with each other. */
final class Rounds {

    private final Map<Way, List<Round>> rounds = new EnumMap<>(Way.class);

    void add(Way way, Round round) {
        rounds.computeIfAbsent(way, it -> new ArrayList<>()).add(round);
    }

    Set<Way> ways() {
        return rounds.keySet();
    }

    boolean has(Way way) {
        return rounds.containsKey(way);
    }

    Spread figure(Way way, ToDoubleFunction<Round> figure) {
        return Spread.of(of(way).stream().mapToDouble(figure));
    }

    /** This way's figure divided by another's in the same round. */
    Spread ratio(Way way, Way other, ToDoubleFunction<Round> figure) {
        return pairs(way, other, (mine, its) -> figure.applyAsDouble(mine) / figure.applyAsDouble(its));
    }

    /** This way's figure less another's in the same round. */
    Spread added(Way way, Way other, ToDoubleFunction<Round> figure) {
        return pairs(way, other, (mine, its) -> figure.applyAsDouble(mine) - figure.applyAsDouble(its));
    }

    private Spread pairs(Way way, Way other, Comparison comparison) {
        List<Round> mine = of(way);
        List<Round> its = of(other);
        return Spread.of(IntStream.range(0, mine.size()).mapToDouble(i -> comparison.of(mine.get(i), its.get(i))));
    }

    private List<Round> of(Way way) {
        return rounds.getOrDefault(way, List.of());
    }

    private interface Comparison {

        double of(Round mine, Round its);
    }
}
