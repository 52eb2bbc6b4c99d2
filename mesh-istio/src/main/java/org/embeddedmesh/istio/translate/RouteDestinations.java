package org.embeddedmesh.istio.translate;

import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster.ClusterWeight;
import java.util.List;
import org.embeddedmesh.istio.resource.Destination;
import org.embeddedmesh.istio.resource.HttpRouteDestination;
import org.embeddedmesh.istio.world.HostNames;

/**
 * Which clusters a rule sends to. An unknown host or subset gives the name of a cluster that does not exist, so that
 * its share of the calls is answered 503 NC.
 */
final class RouteDestinations {

    private final String domainSuffix;

    RouteDestinations(String domainSuffix) {
        this.domainSuffix = domainSuffix;
    }

    /** Fills in the clusters of a route of a rule in a namespace, called on a port. */
    void apply(Route.Builder route, List<HttpRouteDestination> destinations, String namespace, int port) {
        if (destinations.size() == 1) {
            single(route, destinations.get(0), namespace, port);
        } else {
            route.getRouteBuilder().setWeightedClusters(weighted(destinations, namespace, port));
        }
    }

    private void single(Route.Builder route, HttpRouteDestination only, String namespace, int port) {
        RouteAction.Builder action = route.getRouteBuilder().setCluster(cluster(only.destination(), namespace, port));
        if (only.headers() == null) {
            return;
        }
        HeaderOperations request = HeaderOperations.of(only.headers().request());
        HeaderOperations response = HeaderOperations.of(only.headers().response());
        route.addAllRequestHeadersToAdd(request.additions())
                .addAllRequestHeadersToRemove(request.removals())
                .addAllResponseHeadersToAdd(response.additions())
                .addAllResponseHeadersToRemove(response.removals());
        if (!action.hasHostRewriteLiteral()) {
            request.authority().ifPresent(action::setHostRewriteLiteral);
        }
    }

    /** A weight of zero beside others is left out. */
    private WeightedCluster weighted(List<HttpRouteDestination> destinations, String namespace, int port) {
        WeightedCluster.Builder clusters = WeightedCluster.newBuilder();
        destinations.stream()
                .filter(it -> it.weight() > 0)
                .forEach(it -> clusters.addClusters(weight(it, namespace, port)));
        return clusters.build();
    }

    private ClusterWeight weight(HttpRouteDestination destination, String namespace, int port) {
        ClusterWeight.Builder weight = ClusterWeight.newBuilder()
                .setName(cluster(destination.destination(), namespace, port))
                .setWeight(UInt32Value.of(destination.weight()));
        if (destination.headers() == null) {
            return weight.build();
        }
        HeaderOperations request = HeaderOperations.of(destination.headers().request());
        HeaderOperations response = HeaderOperations.of(destination.headers().response());
        request.authority().ifPresent(weight::setHostRewriteLiteral);
        return weight.addAllRequestHeadersToAdd(request.additions())
                .addAllRequestHeadersToRemove(request.removals())
                .addAllResponseHeadersToAdd(response.additions())
                .addAllResponseHeadersToRemove(response.removals())
                .build();
    }

    /** Without a port it is the one that was called, even where the destination has only another. */
    String cluster(Destination destination, String namespace, int calledPort) {
        String host = HostNames.resolve(destination.host(), namespace, domainSuffix);
        int port = destination.port() == null ? calledPort : destination.port().number();
        return new SubsetKey(port, destination.subset(), host).toString();
    }
}
