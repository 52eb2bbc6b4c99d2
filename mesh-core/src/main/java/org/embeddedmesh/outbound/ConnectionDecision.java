package org.embeddedmesh.outbound;

import org.embeddedmesh.http.Authority;
import org.embeddedmesh.tcp.FilterChain;

/** What becomes of a connection that leaves. */
public sealed interface ConnectionDecision {

    /** Its destination is none of the mesh's: it goes its own way. */
    record PassThrough() implements ConnectionDecision {}

    /** Its destination is none of the mesh's, and only the mesh's hosts may be called. */
    record Blocked() implements ConnectionDecision {}

    /** The configuration of its destination has not come yet: decide again when it has. */
    record Await(Authority destination) implements ConnectionDecision {}

    /** No filter chain takes it, as in Envoy's {@code filter_chain_not_found}: it is closed. */
    record Unmatched(Authority destination) implements ConnectionDecision {}

    /**
     * It goes to an endpoint of a cluster; without such a cluster it is closed.
     *
     * @param chain what took it, with its origin
     */
    record Connect(Authority destination, FilterChain chain, String cluster) implements ConnectionDecision {}
}
