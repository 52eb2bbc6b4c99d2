package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.config.core.v3.AggregatedConfigSource;
import io.envoyproxy.envoy.config.core.v3.ConfigSource;
import io.envoyproxy.envoy.config.listener.v3.ApiListener;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.listener.v3.ListenerFilter;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.Rds;
import java.util.List;

/** Listeners: from what a client asks for to the route table that decides, or to the filter chains. */
final class Listeners {

    static final ConfigSource ADS = ConfigSource.newBuilder()
            .setAds(AggregatedConfigSource.getDefaultInstance())
            .build();

    static final HttpFilter ROUTER = HttpFilter.newBuilder()
            .setName("envoy.filters.http.router")
            .setTypedConfig(Any.pack(Router.getDefaultInstance()))
            .build();

    private static final HttpFilter FAULT = HttpFilter.newBuilder()
            .setName(Faults.FILTER)
            .setTypedConfig(Any.pack(HTTPFault.getDefaultInstance()))
            .build();

    private static final HttpFilter CORS = HttpFilter.newBuilder()
            .setName(Cors.FILTER)
            .setTypedConfig(Any.pack(io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors.getDefaultInstance()))
            .build();

    private static final ListenerFilter TLS_INSPECTOR = ListenerFilter.newBuilder()
            .setName("envoy.filters.listener.tls_inspector")
            .setTypedConfig(Any.pack(TlsInspector.getDefaultInstance()))
            .build();

    private Listeners() {}

    /** With what it takes to see the server names that chains ask for. */
    static Listener ofChains(String name, List<FilterChain> chains) {
        Listener.Builder listener = Listener.newBuilder().setName(name).addAllFilterChains(chains);
        if (chains.stream().anyMatch(it -> it.getFilterChainMatch().getServerNamesCount() > 0)) {
            listener.addListenerFilters(TLS_INSPECTOR);
        }
        return listener.build();
    }

    /** @param settings what the connection manager says beside routes and filters */
    static Listener of(String name, Destination destination, Shape shape, HttpConnectionManager settings) {
        HttpConnectionManager manager = settings.toBuilder()
                .setRds(Rds.newBuilder()
                        .setConfigSource(ADS)
                        .setRouteConfigName(destination.key().toString()))
                .addAllHttpFilters(shape.filters(List.of(FAULT, CORS, ROUTER)))
                .build();
        return Listener.newBuilder()
                .setName(name)
                .setApiListener(ApiListener.newBuilder().setApiListener(Any.pack(manager)))
                .build();
    }
}
