package org.embeddedmesh.xds;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the control plane is and how patient its client is.
 *
 * @param host name or address
 * @param backoffBase upper bound of the first random wait between two attempts
 * @param backoffMax upper bound of all later waits
 * @param warmingTimeout how long a table of routes waits for the clusters that it names
 * @param cache empty: a start without the control plane begins with nothing
 */
public record ControlPlaneSettings(
        String host,
        int port,
        NodeIdentity node,
        Duration backoffBase,
        Duration backoffMax,
        Duration warmingTimeout,
        Optional<CacheSettings> cache) {

    /** Waits of at most 0.5 s, growing to 5 s; warming takes at most 1 s; no cache. */
    public static ControlPlaneSettings defaults(String host, int port, NodeIdentity node) {
        return new ControlPlaneSettings(
                host,
                port,
                node,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Optional.empty());
    }

    public ControlPlaneSettings withCache(CacheSettings settings) {
        return new ControlPlaneSettings(
                host, port, node, backoffBase, backoffMax, warmingTimeout, Optional.of(settings));
    }

    /** Host and port, as logs write it. */
    public String server() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
