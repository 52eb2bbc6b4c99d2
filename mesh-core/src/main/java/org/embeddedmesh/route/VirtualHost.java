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
        HeaderMutations responseHeaders,
        TlsRequirement requireTls) {

    public VirtualHost {
        domains = List.copyOf(domains);
        routes = List.copyOf(routes);
    }

    /** One that takes any request. */
    public VirtualHost(
            String name,
            List<String> domains,
            List<Route> routes,
            HeaderMutations requestHeaders,
            HeaderMutations responseHeaders) {
        this(name, domains, routes, requestHeaders, responseHeaders, TlsRequirement.NONE);
    }
}
