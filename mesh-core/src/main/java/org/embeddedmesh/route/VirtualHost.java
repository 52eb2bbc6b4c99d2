package org.embeddedmesh.route;

import java.util.List;

/**
 * The routes of some domains, Envoy's {@code VirtualHost}; the first route that matches wins.
 *
 * @param domains exact, {@code *.suffix}, {@code prefix.*} or {@code *}
 */
public record VirtualHost(
        String name,
        List<String> domains,
        List<Route> routes,
        HeaderMutations requestHeaders,
        HeaderMutations responseHeaders) {

    public VirtualHost {
        domains = List.copyOf(domains);
        routes = List.copyOf(routes);
    }
}
