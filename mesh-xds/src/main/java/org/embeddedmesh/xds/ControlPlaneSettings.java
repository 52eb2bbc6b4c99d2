package org.embeddedmesh.xds;

import java.time.Duration;

/**
 * Where the control plane is and how patient its client is.
 *
 * @param host name or address
 * @param backoffBase upper bound of the first random wait between two attempts
 * @param backoffMax upper bound of all later waits
 * @param warmingTimeout how long a table of routes waits for the clusters that it names
 */
public record ControlPlaneSettings(
        String host, int port, NodeIdentity node, Duration backoffBase, Duration backoffMax, Duration warmingTimeout) {

    /** Waits of at most 0.5 s, growing to 5 s; warming takes at most 1 s. */
    public static ControlPlaneSettings defaults(String host, int port, NodeIdentity node) {
        return new ControlPlaneSettings(
                host, port, node, Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(1));
    }

    /** Host and port, as logs write it. */
    public String server() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
