package org.embeddedmesh.xds.translate;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import java.util.Locale;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.Listener;
import org.embeddedmesh.snapshot.OutboundListener;
import org.embeddedmesh.snapshot.TcpListener;

/**
 * A listener, whose name is the destination: the connection manager of an API listener names the table of routes; any
 * other has filter chains.
 */
final class ListenerTranslator {

    private ListenerTranslator() {}

    static Listener translate(String resource, io.envoyproxy.envoy.config.listener.v3.Listener message, FieldPath path)
            throws InvalidProtocolBufferException {
        if (!message.getName().equals(resource)) {
            throw path.field("name").refuse("is '" + message.getName() + "', but the resource is '" + resource + "'");
        }
        if (!message.hasApiListener() && message.getFilterChainsCount() == 0) {
            throw path.field("api_listener").refuse("is missing, and there are no filter_chains");
        }
        Authority destination = destination(message.getName(), path.field("name"));
        if (!message.hasApiListener()) {
            return new TcpListener(destination, FilterChainTranslator.translate(message.getFilterChainsList(), path));
        }
        FieldPath field = path.field("api_listener").field("api_listener");
        HttpConnectionManager manager = manager(message.getApiListener().getApiListener(), field);
        return new OutboundListener(
                destination, routeConfiguration(manager, field), PathNormalizationTranslator.translate(manager, field));
    }

    private static HttpConnectionManager manager(Any any, FieldPath path) throws InvalidProtocolBufferException {
        if (!any.getTypeUrl().equals(TypeUrls.HTTP_CONNECTION_MANAGER)) {
            throw path.refuse("is a " + TypeUrls.shortName(any.getTypeUrl()) + ", not an HttpConnectionManager");
        }
        return HttpConnectionManager.parseFrom(any.getValue());
    }

    private static String routeConfiguration(HttpConnectionManager manager, FieldPath path) {
        String name = manager.getRds().getRouteConfigName();
        if (name.isEmpty()) {
            throw path.field("rds").field("route_config_name").refuse("is missing: routes must come by RDS");
        }
        return name;
    }

    private static Authority destination(String name, FieldPath path) {
        int colon = name.lastIndexOf(':');
        String host = name.substring(0, Math.max(colon, 0)).replaceAll("[\\[\\]]", "");
        try {
            return new Authority(host.toLowerCase(Locale.ROOT), Integer.parseInt(name.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw path.refuse("'" + name + "' is not host:port");
        }
    }
}
