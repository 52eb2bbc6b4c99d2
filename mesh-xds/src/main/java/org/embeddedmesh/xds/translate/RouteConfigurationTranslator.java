package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.config.route.v3.VirtualHost.TlsRequirementType;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.route.RouteFilters;
import org.embeddedmesh.route.TlsRequirement;
import org.embeddedmesh.xds.translate.RouteTranslator.Inherited;

/** A table of routes with its virtual hosts. */
final class RouteConfigurationTranslator {

    // Envoy's default of max_direct_response_body_size_bytes.
    private static final int LARGEST_DIRECT_BODY = 4096;

    private RouteConfigurationTranslator() {}

    static org.embeddedmesh.route.RouteConfiguration translate(RouteConfiguration message, FieldPath path) {
        List<org.embeddedmesh.route.VirtualHost> virtualHosts = new ArrayList<>(message.getVirtualHostsCount());
        for (int i = 0; i < message.getVirtualHostsCount(); i++) {
            FieldPath host = path.at("virtual_hosts", i);
            virtualHosts.add(virtualHost(message.getVirtualHosts(i), host));
            refuseLargeBodies(message.getVirtualHosts(i), largestBody(message), host);
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
                        message.getResponseHeadersToAddList(), message.getResponseHeadersToRemoveList(), path),
                requireTls(message.getRequireTls(), path.field("require_tls")));
    }

    private static TlsRequirement requireTls(TlsRequirementType message, FieldPath path) {
        return switch (message) {
            case NONE -> TlsRequirement.NONE;
            case EXTERNAL_ONLY -> TlsRequirement.EXTERNAL_ONLY;
            case ALL -> TlsRequirement.ALL;
            case UNRECOGNIZED -> throw path.refuse("unknown value");
        };
    }

    private static List<Route> routes(VirtualHost message, FieldPath path) {
        Inherited inherited = new Inherited(
                message.hasRetryPolicy()
                        ? RetryPolicyTranslator.translate(message.getRetryPolicy(), path.field("retry_policy"))
                        : RetryPolicy.NEVER,
                RouteFiltersTranslator.translate(message.getTypedPerFilterConfigMap(), RouteFilters.NONE, path));
        List<Route> routes = new ArrayList<>(message.getRoutesCount());
        for (int i = 0; i < message.getRoutesCount(); i++) {
            routes.add(RouteTranslator.translate(message.getRoutes(i), inherited, path.at("routes", i)));
        }
        return routes;
    }

    private static int largestBody(RouteConfiguration message) {
        return message.hasMaxDirectResponseBodySizeBytes()
                ? Unsigned.saturated(message.getMaxDirectResponseBodySizeBytes())
                : LARGEST_DIRECT_BODY;
    }

    private static void refuseLargeBodies(VirtualHost message, int largest, FieldPath path) {
        for (int i = 0; i < message.getRoutesCount(); i++) {
            DataSource body = message.getRoutes(i).getDirectResponse().getBody();
            int size = body.hasInlineString()
                    ? body.getInlineStringBytes().size()
                    : body.getInlineBytes().size();
            if (size > largest) {
                throw path.at("routes", i)
                        .field("direct_response")
                        .field("body")
                        .refuse("has " + size + " bytes, more than " + largest);
            }
        }
    }
}
