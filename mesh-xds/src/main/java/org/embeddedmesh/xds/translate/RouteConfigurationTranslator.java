package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.Route;

/** A table of routes with its virtual hosts. */
final class RouteConfigurationTranslator {

    private RouteConfigurationTranslator() {}

    static org.embeddedmesh.route.RouteConfiguration translate(RouteConfiguration message, FieldPath path) {
        List<org.embeddedmesh.route.VirtualHost> virtualHosts = new ArrayList<>(message.getVirtualHostsCount());
        for (int i = 0; i < message.getVirtualHostsCount(); i++) {
            virtualHosts.add(virtualHost(message.getVirtualHosts(i), path.at("virtual_hosts", i)));
        }
        return new org.embeddedmesh.route.RouteConfiguration(
                message.getName(),
                virtualHosts,
                message.getIgnorePortInHostMatching(),
                HeaderMutationsTranslator.request(
                        message.getRequestHeadersToAddList(), message.getRequestHeadersToRemoveList(), path),
                HeaderMutationsTranslator.response(
                        message.getResponseHeadersToAddList(), message.getResponseHeadersToRemoveList(), path));
    }

    private static org.embeddedmesh.route.VirtualHost virtualHost(VirtualHost message, FieldPath path) {
        if (message.getDomainsCount() == 0) {
            throw path.field("domains").refuse("is empty");
        }
        if (message.hasMatcher()) {
            throw path.field("matcher").refuse("matching trees are not supported");
        }
        return new org.embeddedmesh.route.VirtualHost(
                message.getName(),
                message.getDomainsList(),
                routes(message, path),
                HeaderMutationsTranslator.request(
                        message.getRequestHeadersToAddList(), message.getRequestHeadersToRemoveList(), path),
                HeaderMutationsTranslator.response(
                        message.getResponseHeadersToAddList(), message.getResponseHeadersToRemoveList(), path));
    }

    private static List<Route> routes(VirtualHost message, FieldPath path) {
        RetryPolicy inherited = message.hasRetryPolicy()
                ? RetryPolicyTranslator.translate(message.getRetryPolicy(), path.field("retry_policy"))
                : RetryPolicy.NEVER;
        List<Route> routes = new ArrayList<>(message.getRoutesCount());
        for (int i = 0; i < message.getRoutesCount(); i++) {
            routes.add(RouteTranslator.translate(message.getRoutes(i), inherited, path.at("routes", i)));
        }
        return routes;
    }
}
