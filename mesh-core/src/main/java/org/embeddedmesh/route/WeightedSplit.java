package org.embeddedmesh.route;

/** Shares by weight, in list order, as those of Envoy's weighted clusters: a random number falls on one of them. Immutable. */
public final class WeightedSplit {

    private static final long MAX_TOTAL = 0xFFFF_FFFFL;

    private final long[] ends;

    private WeightedSplit(long[] ends) {
        this.ends = ends;
    }

    /**
     * @throws IllegalArgumentException if a weight is negative, or all of them together are more than Envoy takes, or
     *     nothing where there is a choice
     */
    public static WeightedSplit of(long... weights) {
        long[] ends = new long[weights.length];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            if (weights[i] < 0) {
                throw new IllegalArgumentException("a cluster has weight " + weights[i]);
            }
            end += weights[i];
            ends[i] = end;
        }
        if (end > MAX_TOTAL || (end == 0 && ends.length > 1)) {
            throw new IllegalArgumentException("the weights of its clusters add up to " + end);
        }
        return new WeightedSplit(ends);
    }

    /** Whether there is more than one share. */
    public boolean isChoice() {
        return ends.length > 1;
    }

    /**
     * The place in the list of the share that a random number falls on; the only one has all, whatever its weight.
     *
     * @param random not negative
     */
    public int pick(long random) {
        if (ends.length == 1) {
            return 0;
        }
        long value = random % ends[ends.length - 1];
        int i = 0;
        while (value >= ends[i]) {
            i++;
        }
        return i;
    }
}
