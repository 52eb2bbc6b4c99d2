package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster.ClusterWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.route.RouteAction.HostRewrite;

/** A split among clusters. */
final class WeightedClustersTranslator {

    private static final long MAX_TOTAL = 0xFFFF_FFFFL;

    private WeightedClustersTranslator() {}

    static List<RouteAction.WeightedCluster> translate(WeightedCluster message, FieldPath path) {
        List<RouteAction.WeightedCluster> clusters = new ArrayList<>(message.getClustersCount());
        for (int i = 0; i < message.getClustersCount(); i++) {
            clusters.add(cluster(message.getClusters(i), path.at("clusters", i)));
        }
        long total =
                clusters.stream().mapToLong(RouteAction.WeightedCluster::weight).sum();
        if (total == 0 || total > MAX_TOTAL) {
            throw path.field("clusters").refuse("weights sum to " + total + ", not to between 1 and " + MAX_TOTAL);
        }
        return clusters;
    }

    private static RouteAction.WeightedCluster cluster(ClusterWeight message, FieldPath path) {
        boolean named = !message.getName().isEmpty();
        if (named && !message.getClusterHeader().isEmpty()) {
            throw path.field("cluster_header").refuse("cannot stand beside name");
        }
        if (!named && message.getClusterHeader().isEmpty()) {
            throw path.field("name").refuse("is empty");
        }
        if (!message.hasWeight()) {
            throw path.field("weight").refuse("is missing");
        }
        return new RouteAction.WeightedCluster(
                message.getName(),
                named ? "" : header(message.getClusterHeader(), path.field("cluster_header")),
                Integer.toUnsignedLong(message.getWeight().getValue()),
                HeaderMutationsTranslator.request(
                        message.getRequestHeadersToAddList(), message.getRequestHeadersToRemoveList(), path),
                HeaderMutationsTranslator.response(
                        message.getResponseHeadersToAddList(), message.getResponseHeadersToRemoveList(), path),
                message.getHostRewriteLiteral().isEmpty()
                        ? HostRewrite.NONE
                        : new HostRewrite(message.getHostRewriteLiteral()));
    }

    /** The name of a header that names the cluster. */
    static String header(String name, FieldPath path) {
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw path.refuse("'" + name + "' is no name of a header");
        }
        return name.toLowerCase(Locale.ROOT);
    }
}
