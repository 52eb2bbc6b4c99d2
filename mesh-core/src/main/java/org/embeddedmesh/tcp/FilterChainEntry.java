package org.embeddedmesh.tcp;

import java.util.Arrays;
import java.util.Optional;
import org.embeddedmesh.route.WeightedSplit;
import org.embeddedmesh.tcp.FilterChain.WeightedCluster;

/** A {@link FilterChain} made ready for connections. Immutable. */
public final class FilterChainEntry {

    private final FilterChain chain;
    private final WeightedSplit split;
    private final Optional<FilterChainEntry> found = Optional.of(this);

    private FilterChainEntry(FilterChain chain, WeightedSplit split) {
        this.chain = chain;
        this.split = split;
    }

    static FilterChainEntry of(FilterChain chain) {
        long[] weights =
                chain.clusters().stream().mapToLong(WeightedCluster::weight).toArray();
        if (Arrays.stream(weights).sum() == 0) {
            throw new IllegalArgumentException("the weights of its clusters add up to 0");
        }
        return new FilterChainEntry(chain, WeightedSplit.of(weights));
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
        return chain.clusters().get(split.pick(random)).cluster();
    }

    Optional<FilterChainEntry> found() {
        return found;
    }
}
