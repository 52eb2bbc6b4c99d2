package org.embeddedmesh.istio.translate;

import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.istio.resource.HttpMatchRequest;
import org.embeddedmesh.istio.resource.HttpRoute;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.RuleRoute;
import org.embeddedmesh.istio.world.VirtualServices.Rule;

/** The routes of a VirtualService on one port, as far as they concern one client. */
final class RuleRoutes {

    private final ClientScope client;
    private final RouteActions actions;

    RuleRoutes(ClientScope client, RouteActions actions) {
        this.client = client;
        this.actions = actions;
    }

    /** In order, up to the first that takes every request; none when the rule says nothing to this client. */
    List<Route> of(Rule rule, int port) {
        List<Route> routes = new ArrayList<>();
        List<RuleRoute> http = rule.http();
        for (int i = 0; i < http.size() && !endsInCatchAll(routes); i++) {
            add(new Source(rule, http.get(i), port), routes);
        }
        return routes;
    }

    private record Source(Rule rule, RuleRoute route, int port) {

        HttpRoute http() {
            return route.http();
        }

        /** {@code http[0] canary}, and what it was merged from. */
        String origin(String name) {
            String own = "http[" + route.index() + "]" + (name.isEmpty() ? "" : " " + name);
            return route.delegate().isEmpty() ? own : own + " (delegate " + route.delegate() + ")";
        }
    }

    private void add(Source source, List<Route> routes) {
        List<HttpMatchRequest> blocks = source.http().match();
        if (!RouteActions.isComplete(source.http())) {
            return;
        }
        if (blocks.isEmpty()) {
            routes.add(route(source, source.http().name(), RouteMatches.EVERYTHING));
        }
        for (int i = 0; i < blocks.size() && !endsInCatchAll(routes); i++) {
            HttpMatchRequest block = blocks.get(i);
            if (MatchConditions.of(block).hold(client, source.port())) {
                routes.add(route(source, name(source.http(), block), RouteMatches.of(block)));
            }
        }
    }

    private Route route(Source source, String name, RouteMatch match) {
        Route.Builder route = Route.newBuilder()
                .setName(name)
                .setMatch(match)
                .setMetadata(Origin.of(source.rule().resource(), source.origin(name)));
        actions.apply(route, source.http(), source.rule().resource().metadata().namespace(), source.port());
        return route.build();
    }

    private static boolean endsInCatchAll(List<Route> routes) {
        return !routes.isEmpty()
                && RouteMatches.isCatchAll(routes.get(routes.size() - 1).getMatch());
    }

    private static String name(HttpRoute http, HttpMatchRequest block) {
        return block.name().isEmpty() ? http.name() : http.name() + "." + block.name();
    }
}
