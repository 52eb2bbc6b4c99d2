package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.config.route.v3.NonForwardingAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A route table that gRPC's client can follow. It refuses a whole table for one route whose action or filter it does not
 * know; such a route fails its own calls instead.
 */
final class GrpcRoutes {

    private GrpcRoutes() {}

    static RouteConfiguration of(RouteConfiguration table) {
        RouteConfiguration.Builder known = table.toBuilder().clearTypedPerFilterConfig();
        for (VirtualHost.Builder host : known.getVirtualHostsBuilderList()) {
            List<Route> routes =
                    host.getRoutesList().stream().flatMap(GrpcRoutes::of).toList();
            Map<String, Any> filters = GrpcFilters.known(host.getTypedPerFilterConfigMap());
            host.clearRoutes().addAllRoutes(routes).clearTypedPerFilterConfig().putAllTypedPerFilterConfig(filters);
        }
        return known.build();
    }

    private static Stream<Route> of(Route route) {
        Route known = known(route);
        return GrpcMatches.of(route.getMatch()).stream()
                .map(it -> known.toBuilder().setMatch(it).build());
    }

    private static Route known(Route route) {
        Route.Builder known = route.toBuilder()
                .clearTypedPerFilterConfig()
                .putAllTypedPerFilterConfig(GrpcFilters.known(route.getTypedPerFilterConfigMap()));
        if (!route.hasRoute()) {
            return known.setNonForwardingAction(NonForwardingAction.getDefaultInstance())
                    .build();
        }
        if (route.getRoute().hasWeightedClusters()) {
            known.getRouteBuilder()
                    .getWeightedClustersBuilder()
                    .getClustersBuilderList()
                    .forEach(GrpcRoutes::strip);
        }
        return known.build();
    }

    private static void strip(WeightedCluster.ClusterWeight.Builder cluster) {
        Map<String, Any> filters = GrpcFilters.known(cluster.getTypedPerFilterConfigMap());
        cluster.clearTypedPerFilterConfig().putAllTypedPerFilterConfig(filters);
    }
}
