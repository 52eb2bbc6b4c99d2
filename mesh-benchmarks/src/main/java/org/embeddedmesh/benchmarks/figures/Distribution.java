package org.embeddedmesh.benchmarks.figures;

import java.util.Arrays;
import java.util.Collection;

/** Times that were taken, and how they are spread. */
public final class Distribution {

    private final long[] sorted;

    private Distribution(long[] sorted) {
        this.sorted = sorted;
    }

    /** @throws IllegalArgumentException if there are none */
    public static Distribution ofNanos(long... times) {
        if (times.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return new Distribution(sorted);
    }

    /** All times of several threads. */
    public static Distribution ofNanos(Collection<long[]> times) {
        return ofNanos(times.stream().flatMapToLong(Arrays::stream).toArray());
    }

    public int count() {
        return sorted.length;
    }

    /** In microseconds, by nearest rank: the smallest time that at least this share of all does not exceed. */
    public double micros(double quantile) {
        int rank = (int) Math.ceil(quantile * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / 1e3;
    }

    /** In milliseconds, as {@link #micros}. */
    public double millis(double quantile) {
        return micros(quantile) / 1e3;
    }
}
