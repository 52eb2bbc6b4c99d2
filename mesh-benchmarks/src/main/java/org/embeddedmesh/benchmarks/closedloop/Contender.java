package org.embeddedmesh.benchmarks.closedloop;

import java.util.List;
import java.util.function.Supplier;
import org.embeddedmesh.benchmarks.peers.Peer;

/**
 * One way from the caller to the service.
 *
 * @param call makes one call and answers its body
 * @param proxies the processes between caller and service
 */
record Contender(Way way, Supplier<String> call, Peer service, List<Peer> proxies) {

    Contender {
        proxies = List.copyOf(proxies);
    }
}
