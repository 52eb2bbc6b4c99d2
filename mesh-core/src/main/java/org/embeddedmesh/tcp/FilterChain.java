package org.embeddedmesh.tcp;

import java.util.List;
import java.util.stream.Stream;
import org.embeddedmesh.route.Origin;

/**
 * What becomes of connections to some server names: Envoy's {@code FilterChain} that ends in a {@code TcpProxy}.
 *
 * @param serverNames as TLS clients say them (SNI), perhaps {@code *.} wildcards; empty: the chain takes any, and
 *     connections that say none
 * @param clusters one, or several among which the weights decide
 */
public record FilterChain(List<String> serverNames, List<WeightedCluster> clusters, Origin origin) {

    public FilterChain {
        serverNames = List.copyOf(serverNames);
        clusters = List.copyOf(clusters);
    }

    /** Names of the clusters that it may send to. */
    public Stream<String> clusterNames() {
        return clusters.stream().map(WeightedCluster::cluster);
    }

    /** Names a cluster and its share; the weights need not add up to 100. */
    public record WeightedCluster(String cluster, long weight) {}
}
