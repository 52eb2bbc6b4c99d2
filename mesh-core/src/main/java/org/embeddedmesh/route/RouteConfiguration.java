package org.embeddedmesh.route;

import java.util.List;

/**
 * A table of routes, Envoy's {@code RouteConfiguration}.
 *
 * @param ignorePortInHost match domains against the authority without its port
 */
public record RouteConfiguration(
        String name,
        List<VirtualHost> virtualHosts,
        boolean ignorePortInHost,
        HeaderMutations requestHeaders,
        HeaderMutations responseHeaders) {

    public RouteConfiguration {
        virtualHosts = List.copyOf(virtualHosts);
    }
}
