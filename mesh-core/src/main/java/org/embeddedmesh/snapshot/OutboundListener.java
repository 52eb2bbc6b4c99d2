package org.embeddedmesh.snapshot;

import org.embeddedmesh.http.Authority;

/**
 * What leads from a destination to its routes, Envoy's API listener.
 *
 * @param destination the host and port that a client asked for
 * @param routeConfiguration name of the table that decides
 */
public record OutboundListener(Authority destination, String routeConfiguration) {}
