package org.embeddedmesh.spring.client.httpcore;

import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.outbound.Attempt;
import org.embeddedmesh.snapshot.Snapshot;

/** What shares connections: as in Envoy, one endpoint of one cluster. */
record PoolKey(String cluster, String address, int port) {

    static PoolKey of(Attempt attempt) {
        Endpoint endpoint = attempt.endpoint();
        return new PoolKey(attempt.cluster().name(), endpoint.address(), endpoint.port());
    }

    boolean isPartOf(Snapshot snapshot) {
        return snapshot.endpoints(cluster).stream()
                .anyMatch(it -> it.port() == port && it.address().equals(address));
    }
}
