package org.embeddedmesh.xds.ads;

import com.google.protobuf.Any;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.config.listener.v3.ApiListener;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.InternalRedirectPolicy;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.Rds;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import org.embeddedmesh.proto.v1.Host;
import org.embeddedmesh.proto.v1.HostIndex;
import org.embeddedmesh.proto.v1.Port;
import org.embeddedmesh.proto.v1.Protocol;
import org.embeddedmesh.xds.translate.ResourceType;

/** Small resources, as our control plane would write them. */
public final class Resources {

    private Resources() {}

    public static Resource hosts(String version, String... fullyQualifiedNames) {
        HostIndex.Builder index = HostIndex.newBuilder().setDomainSuffix("cluster.local");
        for (String name : fullyQualifiedNames) {
            index.addHosts(Host.newBuilder()
                    .setName(name)
                    .addPorts(Port.newBuilder().setNumber(9095).setProtocol(Protocol.HTTP)));
        }
        return FakeControlPlane.resource("hosts", version, ResourceType.HOST_INDEX, index.build());
    }

    public static Resource listener(String version, String name, String routes) {
        HttpConnectionManager manager = HttpConnectionManager.newBuilder()
                .setRds(Rds.newBuilder().setRouteConfigName(routes))
                .build();
        Listener listener = Listener.newBuilder()
                .setName(name)
                .setApiListener(ApiListener.newBuilder()
                        .setApiListener(Any.newBuilder()
                                .setTypeUrl("type.googleapis.com/"
                                        + manager.getDescriptorForType().getFullName())
                                .setValue(manager.toByteString())))
                .build();
        return FakeControlPlane.resource(name, version, ResourceType.LISTENER, listener);
    }

    /** A listener whose connections all go to these clusters, in equal parts. */
    public static Resource tcpListener(String version, String name, String... clusters) {
        TcpProxy.WeightedCluster.Builder split = TcpProxy.WeightedCluster.newBuilder();
        for (String cluster : clusters) {
            split.addClusters(TcpProxy.WeightedCluster.ClusterWeight.newBuilder()
                    .setName(cluster)
                    .setWeight(1));
        }
        TcpProxy proxy = TcpProxy.newBuilder().setWeightedClusters(split).build();
        Listener listener = Listener.newBuilder()
                .setName(name)
                .addFilterChains(FilterChain.newBuilder()
                        .addFilters(Filter.newBuilder()
                                .setTypedConfig(Any.newBuilder()
                                        .setTypeUrl("type.googleapis.com/"
                                                + proxy.getDescriptorForType().getFullName())
                                        .setValue(proxy.toByteString()))))
                .build();
        return FakeControlPlane.resource(name, version, ResourceType.LISTENER, listener);
    }

    /** All calls to these clusters, in equal parts. */
    public static Resource routes(String version, String name, String... clusters) {
        WeightedCluster.Builder split = WeightedCluster.newBuilder();
        for (String cluster : clusters) {
            split.addClusters(
                    WeightedCluster.ClusterWeight.newBuilder().setName(cluster).setWeight(UInt32Value.of(1)));
        }
        return routes(version, name, RouteAction.newBuilder().setWeightedClusters(split));
    }

    /** A table that no client can use: its weights are 0. */
    public static Resource badRoutes(String version, String name) {
        WeightedCluster.Builder split = WeightedCluster.newBuilder()
                .addClusters(WeightedCluster.ClusterWeight.newBuilder()
                        .setName("nowhere")
                        .setWeight(UInt32Value.of(0)));
        return routes(version, name, RouteAction.newBuilder().setWeightedClusters(split));
    }

    /** A table with the same domain in two virtual hosts. */
    public static Resource routesOfTwoEqualDomains(String version, String name) {
        RouteConfiguration routes = RouteConfiguration.newBuilder()
                .setName(name)
                .addVirtualHosts(VirtualHost.newBuilder().setName("one").addDomains("a.com"))
                .addVirtualHosts(VirtualHost.newBuilder().setName("two").addDomains("a.com"))
                .build();
        return FakeControlPlane.resource(name, version, ResourceType.ROUTE_CONFIGURATION, routes);
    }

    /** A table that asks for more than is supported. */
    public static Resource routesWithInternalRedirects(String version, String name, String cluster) {
        return routes(
                version,
                name,
                RouteAction.newBuilder()
                        .setCluster(cluster)
                        .setInternalRedirectPolicy(InternalRedirectPolicy.getDefaultInstance()));
    }

    private static Resource routes(String version, String name, RouteAction.Builder action) {
        RouteConfiguration routes = RouteConfiguration.newBuilder()
                .setName(name)
                .addVirtualHosts(VirtualHost.newBuilder()
                        .setName("any")
                        .addDomains("*")
                        .addRoutes(Route.newBuilder()
                                .setMatch(RouteMatch.newBuilder().setPrefix("/"))
                                .setRoute(action)))
                .build();
        return FakeControlPlane.resource(name, version, ResourceType.ROUTE_CONFIGURATION, routes);
    }

    public static Resource cluster(String version, String name) {
        Cluster cluster = Cluster.newBuilder()
                .setName(name)
                .setType(Cluster.DiscoveryType.EDS)
                .build();
        return FakeControlPlane.resource(name, version, ResourceType.CLUSTER, cluster);
    }

    public static Resource endpoints(String version, String name, int... ports) {
        LocalityLbEndpoints.Builder locality = LocalityLbEndpoints.newBuilder();
        for (int port : ports) {
            locality.addLbEndpoints(endpoint("127.0.0.1", port));
        }
        return endpoints(version, name, locality);
    }

    /** Endpoints at these addresses or names, on port 1001. */
    public static Resource endpointsAt(String version, String name, String... addresses) {
        LocalityLbEndpoints.Builder locality = LocalityLbEndpoints.newBuilder();
        for (String address : addresses) {
            locality.addLbEndpoints(endpoint(address, 1001));
        }
        return endpoints(version, name, locality);
    }

    private static LbEndpoint endpoint(String address, int port) {
        SocketAddress socket = SocketAddress.newBuilder()
                .setAddress(address)
                .setPortValue(port)
                .build();
        return LbEndpoint.newBuilder()
                .setEndpoint(
                        Endpoint.newBuilder().setAddress(Address.newBuilder().setSocketAddress(socket)))
                .build();
    }

    private static Resource endpoints(String version, String name, LocalityLbEndpoints.Builder locality) {
        ClusterLoadAssignment assignment = ClusterLoadAssignment.newBuilder()
                .setClusterName(name)
                .addEndpoints(locality)
                .build();
        return FakeControlPlane.resource(name, version, ResourceType.LOAD_ASSIGNMENT, assignment);
    }
}
