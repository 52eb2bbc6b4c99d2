package org.embeddedmesh.istio.translate;

import java.util.Optional;
import org.embeddedmesh.istio.world.Service;

/**
 * What a host and a port mean to a client.
 *
 * @param host of the service, or of the rules that alone know it; possibly a wildcard
 * @param port of the service; not always the one that was asked for
 * @param service empty: only rules know the host
 */
record Destination(String host, int port, Optional<Service> service) {

    /** Names the route table, and the cluster without rules. */
    SubsetKey key() {
        return new SubsetKey(port, "", host);
    }
}
