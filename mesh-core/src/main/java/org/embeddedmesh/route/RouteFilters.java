package org.embeddedmesh.route;

import org.embeddedmesh.cors.CorsPolicy;
import org.embeddedmesh.fault.FaultPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a route's clusters, Envoy's {@code typed_per_filter_config}.
 *
 * @param fault null: none
 * @param cors null: none
 */
public record RouteFilters(
        @Nullable FaultPolicy fault, @Nullable CorsPolicy cors) {

    public static final RouteFilters NONE = new RouteFilters(null, null);

    /** Whether nothing stands there. */
    public boolean isEmpty() {
        return fault == null && cors == null;
    }
}
