package org.embeddedmesh.snapshot;

import org.embeddedmesh.http.Authority;
import org.embeddedmesh.http.PathNormalization;
import org.embeddedmesh.route.VirtualHostRoutes;
import org.embeddedmesh.tcp.FilterChains;

/** What a snapshot knows of the place that a call or a connection wants to go to. */
public sealed interface Destination {

    /** It is none of the mesh's, or nothing is known of any host yet. */
    record OutsideMesh() implements Destination {}

    /** It is none of the mesh's, and only the mesh's hosts may be called. */
    record Refused() implements Destination {}

    /** It is the mesh's, but its configuration has not come yet. */
    record Awaited(Authority authority) implements Destination {}

    /** It is configured so. */
    record Configured(Authority authority, VirtualHostRoutes routes, PathNormalization paths) implements Destination {}

    /** It is configured so, for connections. */
    record Chained(Authority authority, FilterChains chains) implements Destination {}
}
