package org.embeddedmesh.benchmarks.figures;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** One figure over all rounds: its median, and how far the rounds are apart. */
public record Spread(double median, double least, double most) {

    /** @throws IllegalArgumentException if there are none */
    public static Spread of(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Median and range, with so many decimals. */
    public String text(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " (" + number + "–" + number + ")", median, least, most);
    }
}
