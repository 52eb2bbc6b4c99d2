package org.embeddedmesh.xds.translate;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.route.v3.FilterConfig;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import java.util.Map;
import org.embeddedmesh.cors.CorsPolicy;
import org.embeddedmesh.fault.FaultPolicy;
import org.embeddedmesh.route.RouteFilters;
import org.jspecify.annotations.Nullable;

/** Settings of filters for one route; of its virtual host where it has none of that kind. */
final class RouteFiltersTranslator {

    // The names that Istio gives these filters in its listeners.
    private static final String FAULT = "envoy.filters.http.fault";
    private static final String CORS = "envoy.filters.http.cors";

    private RouteFiltersTranslator() {}

    static RouteFilters translate(Map<String, Any> message, RouteFilters inherited, FieldPath path) {
        RouteFilters filters = inherited;
        for (Map.Entry<String, Any> entry : message.entrySet()) {
            FieldPath field = path.field("typed_per_filter_config").key(entry.getKey());
            filters = entry.getValue().getTypeUrl().equals(TypeUrls.FILTER_CONFIG)
                    ? wrapped(entry, filters, field)
                    : with(entry.getValue(), filters, field);
        }
        return filters.isEmpty() ? RouteFilters.NONE : filters;
    }

    private static RouteFilters wrapped(Map.Entry<String, Any> entry, RouteFilters filters, FieldPath path) {
        FilterConfig message = filterConfig(entry.getValue(), path);
        if (message.getDisabled()) {
            return without(entry.getKey(), filters);
        }
        if (!message.hasConfig()) {
            throw path.field("config").refuse("is missing");
        }
        return with(message.getConfig(), filters, path.field("config"));
    }

    private static RouteFilters without(String name, RouteFilters filters) {
        return new RouteFilters(name.equals(FAULT) ? null : filters.fault(), name.equals(CORS) ? null : filters.cors());
    }

    private static RouteFilters with(Any any, RouteFilters filters, FieldPath path) {
        return switch (any.getTypeUrl()) {
            case TypeUrls.HTTP_FAULT -> new RouteFilters(fault(any, path), filters.cors());
            case TypeUrls.CORS_POLICY -> new RouteFilters(filters.fault(), cors(any, path));
            default -> filters;
        };
    }

    private static FilterConfig filterConfig(Any any, FieldPath path) {
        try {
            return FilterConfig.parseFrom(any.getValue());
        } catch (InvalidProtocolBufferException e) {
            throw path.refuse("not a readable FilterConfig: " + e.getMessage());
        }
    }

    private static @Nullable FaultPolicy fault(Any any, FieldPath path) {
        try {
            return FaultPolicyTranslator.translate(HTTPFault.parseFrom(any.getValue()), path);
        } catch (InvalidProtocolBufferException e) {
            throw path.refuse("not a readable HTTPFault: " + e.getMessage());
        }
    }

    private static CorsPolicy cors(Any any, FieldPath path) {
        try {
            return CorsPolicyTranslator.translate(
                    io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy.parseFrom(any.getValue()), path);
        } catch (InvalidProtocolBufferException e) {
            throw path.refuse("not a readable CorsPolicy: " + e.getMessage());
        }
    }
}
