package org.embeddedmesh.tcp;

import java.util.List;
import java.util.Optional;
import org.embeddedmesh.tcp.FilterChain.WeightedCluster;

/** A {@link FilterChain} made ready for connections. Immutable. */
public final class FilterChainEntry {

    private static final long MAX_TOTAL_WEIGHT = 0xFFFF_FFFFL;

    private final FilterChain chain;
    private final long[] weightEnds;
    private final Optional<FilterChainEntry> found = Optional.of(this);

    private FilterChainEntry(FilterChain chain, long[] weightEnds) {
        this.chain = chain;
        this.weightEnds = weightEnds;
    }

    static FilterChainEntry of(FilterChain chain) {
        List<WeightedCluster> clusters = chain.clusters();
        long[] ends = new long[clusters.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            WeightedCluster cluster = clusters.get(i);
            if (cluster.weight() < 0) {
                throw new IllegalArgumentException("cluster " + cluster.cluster() + " has weight " + cluster.weight());
            }
            end += cluster.weight();
            ends[i] = end;
        }
        if (end == 0 || end > MAX_TOTAL_WEIGHT) {
            throw new IllegalArgumentException("the weights of its clusters add up to " + end);
        }
        return new FilterChainEntry(chain, ends);
    }

    /** As it was configured. */
    public FilterChain chain() {
        return chain;
    }

    /**
     * The cluster that a random number falls on, by the weights in list order.
     *
     * @param random not negative
     */
    public String split(long random) {
        long value = random % weightEnds[weightEnds.length - 1];
        int i = 0;
        while (value >= weightEnds[i]) {
            i++;
        }
        return chain.clusters().get(i).cluster();
    }

    Optional<FilterChainEntry> found() {
        return found;
    }
}
