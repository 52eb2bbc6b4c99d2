package org.embeddedmesh.xds.translate;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TypeRegistry;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.FilterConfig;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest;
import io.envoyproxy.envoy.extensions.load_balancing_policies.random.v3.Random;
import io.envoyproxy.envoy.extensions.load_balancing_policies.ring_hash.v3.RingHash;
import io.envoyproxy.envoy.extensions.load_balancing_policies.round_robin.v3.RoundRobin;
import io.envoyproxy.envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig;
import io.envoyproxy.envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.snapshot.OutboundListener;
import org.embeddedmesh.snapshot.TcpListener;

/** Messages written as protobuf text. */
final class Text {

    private static final TextFormat.Parser PARSER = TextFormat.Parser.newBuilder()
            .setTypeRegistry(TypeRegistry.newBuilder()
                    .add(HttpConnectionManager.getDescriptor())
                    .add(HttpProtocolOptions.getDescriptor())
                    .add(TcpProxy.getDescriptor())
                    .add(TlsInspector.getDescriptor())
                    .add(Router.getDescriptor())
                    .add(FilterConfig.getDescriptor())
                    .add(HTTPFault.getDescriptor())
                    .add(CorsPolicy.getDescriptor())
                    .add(PreviousHostsPredicate.getDescriptor())
                    .add(LeastRequest.getDescriptor())
                    .add(RoundRobin.getDescriptor())
                    .add(Random.getDescriptor())
                    .add(RingHash.getDescriptor())
                    .add(UriTemplateMatchConfig.getDescriptor())
                    .add(UriTemplateRewriteConfig.getDescriptor())
                    .build())
            .build();

    private Text() {}

    static Translated<OutboundListener> listener(String text) {
        return listener(text, OutboundListener.class);
    }

    static Translated<TcpListener> tcpListener(String text) {
        return listener(text, TcpListener.class);
    }

    private static <L> Translated<L> listener(String text, Class<L> kind) {
        Translated<org.embeddedmesh.snapshot.Listener> listener = EnvoyTranslator.listener(
                "a.b:80", bytes(text, Listener.newBuilder().setName("a.b:80")));
        return new Translated<>(kind.cast(listener.value()), listener.ignoredFields());
    }

    static Translated<org.embeddedmesh.route.RouteConfiguration> routes(String text) {
        return EnvoyTranslator.routes(
                "r", bytes(text, RouteConfiguration.newBuilder().setName("r")));
    }

    /** The only route of the only virtual host. */
    static Translated<Route> route(String text) {
        Translated<org.embeddedmesh.route.RouteConfiguration> routes =
                routes("virtual_hosts { name: 'v' domains: '*' routes { " + text + " } }");
        return new Translated<>(routes.value().virtualHosts().get(0).routes().get(0), routes.ignoredFields());
    }

    static Translated<org.embeddedmesh.snapshot.Cluster> cluster(String text) {
        return EnvoyTranslator.cluster(
                "c", bytes(text, Cluster.newBuilder().setName("c").setType(Cluster.DiscoveryType.EDS)));
    }

    static Translated<LoadAssignment> loadAssignment(String text) {
        return EnvoyTranslator.loadAssignment(
                "c", bytes(text, ClusterLoadAssignment.newBuilder().setClusterName("c")));
    }

    private static ByteString bytes(String text, Message.Builder builder) {
        try {
            PARSER.merge(text, builder);
            return builder.build().toByteString();
        } catch (TextFormat.ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
