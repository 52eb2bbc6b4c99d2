package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The filters of a call that gRPC's client has. It refuses a listener or table with any other. */
final class GrpcFilters {

    private GrpcFilters() {}

    static List<HttpFilter> known(List<HttpFilter> filters) {
        return filters.stream().filter(it -> isKnown(it.getTypedConfig())).toList();
    }

    /** What routes say to filters, by the filter's name. */
    static Map<String, Any> known(Map<String, Any> perFilter) {
        Map<String, Any> known = new TreeMap<>(perFilter);
        known.values().removeIf(it -> !isKnown(it));
        return known;
    }

    static boolean isKnown(Any config) {
        return config.is(Router.class) || config.is(HTTPFault.class);
    }
}
