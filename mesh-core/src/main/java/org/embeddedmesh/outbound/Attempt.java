package org.embeddedmesh.outbound;

import java.time.Duration;
import java.util.List;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.MutableHeaders;
import org.embeddedmesh.snapshot.Cluster;

/** One try of a call: where it goes and how the request looks there. */
public interface Attempt {

    Endpoint endpoint();

    Cluster cluster();

    /** 1 for the first. */
    int number();

    /** The authority that the endpoint sees, apart from its address. */
    String authority();

    /** Path and query that the endpoint sees. */
    String path();

    /** Copies of it for others, to be sent beside it; only the first attempt of a call has any. */
    default List<MirrorAttempt> mirrors() {
        return List.of();
    }

    /** Time from now until the head of the response must be there, once connected; zero: no limit. */
    Duration timeout();

    /** Time from now that is left to the whole call, connecting included; zero: no limit. */
    Duration remaining();

    /**
     * Changes the request's headers as the rules say, takes out what would steer an Envoy, and tells the endpoint the
     * attempt's number and timeout as Envoy does.
     */
    void applyTo(MutableHeaders requestHeaders);
}
