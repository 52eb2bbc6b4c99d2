package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster.ClusterWeight;
import java.util.List;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.RouteDestination;

/** The filters that pass connections on. */
final class TcpProxies {

    private static final String FILTER = "envoy.filters.network.tcp_proxy";

    private TcpProxies() {}

    static Filter toCluster(String cluster) {
        return filter(
                TcpProxy.newBuilder().setStatPrefix(cluster).setCluster(cluster).build());
    }

    /** Where a rule sends what comes on a port; a weight of zero beside others is left out. */
    static Filter of(List<RouteDestination> route, Metadata rule, int port, RouteDestinations destinations) {
        if (route.size() == 1) {
            return toCluster(destinations.cluster(route.get(0).destination(), rule.namespace(), port));
        }
        WeightedCluster.Builder clusters = WeightedCluster.newBuilder();
        route.stream()
                .filter(it -> it.weight() > 0)
                .forEach(it -> clusters.addClusters(ClusterWeight.newBuilder()
                        .setName(destinations.cluster(it.destination(), rule.namespace(), port))
                        .setWeight(it.weight())));
        return filter(TcpProxy.newBuilder()
                .setStatPrefix(rule.name() + "." + rule.namespace())
                .setWeightedClusters(clusters)
                .build());
    }

    private static Filter filter(TcpProxy proxy) {
        return Filter.newBuilder()
                .setName(FILTER)
                .setTypedConfig(Any.pack(proxy))
                .build();
    }
}
