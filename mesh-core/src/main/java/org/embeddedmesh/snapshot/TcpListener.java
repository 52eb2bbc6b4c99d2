package org.embeddedmesh.snapshot;

import java.util.List;
import java.util.stream.Stream;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.tcp.FilterChain;

/**
 * What leads from a destination to clusters, connection by connection: Envoy's listener with filter chains.
 *
 * @param destination the host and port that a client asked for
 */
public record TcpListener(Authority destination, List<FilterChain> chains) implements Listener {

    public TcpListener {
        chains = List.copyOf(chains);
    }

    /** Names of all clusters that its chains may send to, some perhaps more than once. */
    public Stream<String> clusters() {
        return chains.stream().flatMap(FilterChain::clusterNames);
    }
}
