package org.embeddedmesh.route;

/**
 * One route of a virtual host.
 *
 * @param name Envoy's route name, for logs; may be empty
 */
public record Route(
        String name,
        RouteMatch match,
        RouteAction action,
        HeaderMutations requestHeaders,
        HeaderMutations responseHeaders,
        Origin origin) {}
