package org.embeddedmesh.snapshot;

import org.embeddedmesh.http.Authority;
import org.embeddedmesh.http.PathNormalization;

/**
 * What leads from a destination to its routes, Envoy's API listener.
 *
 * @param destination the host and port that a client asked for
 * @param routeConfiguration name of the table that decides
 * @param paths how paths are written before the table sees them
 */
public record OutboundListener(Authority destination, String routeConfiguration, PathNormalization paths)
        implements Listener {

    /** With Istio's default of paths. */
    public OutboundListener(Authority destination, String routeConfiguration) {
        this(destination, routeConfiguration, PathNormalization.BASE);
    }
}
