package org.embeddedmesh.istio.translate;

import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import java.util.List;
import org.embeddedmesh.istio.world.SidecarScope;
import org.embeddedmesh.istio.world.VirtualServices.Rule;

/** One table for each destination: its virtual host, with the routes of the first rule that has any for the client. */
final class RouteTables {

    private final SidecarScope scope;
    private final Shape shape;
    private final Domains domains;
    private final RuleRoutes rules;
    private final RouteActions actions;

    RouteTables(SidecarScope scope, Shape shape, Domains domains, RuleRoutes rules, RouteActions actions) {
        this.scope = scope;
        this.shape = shape;
        this.domains = domains;
        this.rules = rules;
        this.actions = actions;
    }

    RouteConfiguration of(Destination destination) {
        return shape.table(RouteConfiguration.newBuilder())
                .setName(destination.key().toString())
                .addVirtualHosts(virtualHost(destination))
                .build();
    }

    private VirtualHost virtualHost(Destination destination) {
        return VirtualHost.newBuilder()
                .setName(destination.host() + ":" + destination.port())
                .addAllDomains(shape.domains(domains.of(destination), destination.port()))
                .addAllRoutes(routes(destination))
                .setIncludeRequestAttemptCount(true)
                .build();
    }

    private List<Route> routes(Destination destination) {
        for (Rule rule : scope.rules(destination.host(), destination.port())) {
            List<Route> routes = rules.of(rule, destination.port());
            if (!routes.isEmpty()) {
                return routes;
            }
        }
        return List.of(Route.newBuilder()
                .setName("default")
                .setMatch(RouteMatches.EVERYTHING)
                .setRoute(actions.toCluster(destination.key().toString()))
                .build());
    }
}
