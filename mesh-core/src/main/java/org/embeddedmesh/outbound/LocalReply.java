package org.embeddedmesh.outbound;

import java.util.Set;
import org.embeddedmesh.route.HeaderChain;
import org.embeddedmesh.telemetry.ResponseFlag;

/**
 * An answer that the mesh gives itself, in Envoy's words.
 *
 * @param flags iterated in the order in which Envoy joins them
 * @param details Envoy's response code details, {@code cluster_not_found}
 */
public record LocalReply(
        int status, String body, Set<ResponseFlag> flags, String details, HeaderChain responseHeaders) {

    public LocalReply {
        flags = Flags.copyOf(flags);
    }
}
