package org.embeddedmesh.explain;

import org.embeddedmesh.route.Origin;

/**
 * A route that would have come first.
 *
 * @param route Envoy's name of it, perhaps empty
 * @param why the first part that does not match, {@code header end-user is missing, must be exactly 'jason'}
 */
public record PassedOver(String route, Origin origin, String why) {}
