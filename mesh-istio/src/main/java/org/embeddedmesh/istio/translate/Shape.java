package org.embeddedmesh.istio.translate;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Duration;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.LoadBalancingPolicy;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.embeddedmesh.istio.world.Endpoint;
import org.embeddedmesh.istio.world.MeshSettings;

/** Where kinds of members read the same thing in different places. */
enum Shape {
    /** Our own client, and as far as it goes a sidecar: the port is left out of domains. */
    STARTER {
        @Override
        void discovery(Cluster.Builder cluster, List<Endpoint> endpoints) {
            ClusterDiscovery.eds(cluster);
        }

        @Override
        List<HttpFilter> filters(List<HttpFilter> inOrder) {
            return inOrder;
        }

        @Override
        LoadBalancingPolicy balancing(LoadBalancing chosen) {
            return chosen.policy();
        }

        @Override
        RouteConfiguration.Builder table(RouteConfiguration.Builder table) {
            return table.setIgnorePortInHostMatching(true)
                    .setValidateClusters(BoolValue.of(false))
                    .setMaxDirectResponseBodySizeBytes(UInt32Value.of(MAX_DIRECT_RESPONSE_BODY));
        }

        @Override
        List<String> domains(List<String> hosts, int port) {
            return hosts;
        }

        @Override
        HttpConnectionManager manager(MeshSettings mesh) {
            return NormalizedPaths.of(mesh.pathNormalization());
        }

        @Override
        void timeout(RouteAction.Builder action, Duration timeout) {
            action.setTimeout(timeout);
        }
    },
    /** gRPC's own xDS client: domains with and without port, and another field for the timeout. */
    GRPC {
        @Override
        void discovery(Cluster.Builder cluster, List<Endpoint> endpoints) {
            Optional<Endpoint> named =
                    endpoints.stream().filter(it -> !it.hasIpAddress()).findFirst();
            named.ifPresentOrElse(it -> ClusterDiscovery.dns(cluster, it), () -> ClusterDiscovery.eds(cluster));
        }

        @Override
        List<HttpFilter> filters(List<HttpFilter> inOrder) {
            return GrpcFilters.known(inOrder);
        }

        @Override
        LoadBalancingPolicy balancing(LoadBalancing chosen) {
            return chosen.grpcPolicy();
        }

        @Override
        RouteConfiguration.Builder table(RouteConfiguration.Builder table) {
            return table;
        }

        /** A trailing dot is a mistake to its client, which then gives up the whole channel. */
        @Override
        List<String> domains(List<String> hosts, int port) {
            return hosts.stream()
                    .filter(it -> !it.endsWith("."))
                    .flatMap(it -> it.equals("*") ? Stream.of(it) : Stream.of(it, it + ":" + port))
                    .toList();
        }

        @Override
        HttpConnectionManager manager(MeshSettings mesh) {
            return HttpConnectionManager.getDefaultInstance();
        }

        @Override
        void timeout(RouteAction.Builder action, Duration timeout) {
            action.setTimeout(timeout)
                    .setMaxStreamDuration(
                            RouteAction.MaxStreamDuration.newBuilder().setMaxStreamDuration(timeout));
        }
    };

    private static final int MAX_DIRECT_RESPONSE_BODY = 1 << 20;

    /** Sets how the cluster, which has its name, comes by these endpoints. */
    abstract void discovery(Cluster.Builder cluster, List<Endpoint> endpoints);

    /** Which of these filters the member gets. */
    abstract List<HttpFilter> filters(List<HttpFilter> inOrder);

    abstract LoadBalancingPolicy balancing(LoadBalancing chosen);

    /** Sets how the table reads the authority. */
    abstract RouteConfiguration.Builder table(RouteConfiguration.Builder table);

    /** What a connection manager says beside routes and filters; gRPC never changes a path. */
    abstract HttpConnectionManager manager(MeshSettings mesh);

    abstract List<String> domains(List<String> hosts, int port);

    /** Sets the time that a call may take; zero: any. */
    abstract void timeout(RouteAction.Builder action, Duration timeout);
}
