package org.embeddedmesh.xds.translate;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import java.util.Map;
import org.embeddedmesh.cors.CorsPolicy;
import org.embeddedmesh.fault.FaultPolicy;
import org.embeddedmesh.route.RouteFilters;
import org.jspecify.annotations.Nullable;

/** Settings of filters for one route; of its virtual host where it has none of that kind. */
final class RouteFiltersTranslator {

    private RouteFiltersTranslator() {}

    static RouteFilters translate(Map<String, Any> message, RouteFilters inherited, FieldPath path) {
        FaultPolicy fault = inherited.fault();
        CorsPolicy cors = inherited.cors();
        for (Map.Entry<String, Any> entry : message.entrySet()) {
            FieldPath field = path.field("typed_per_filter_config").key(entry.getKey());
            if (entry.getValue().getTypeUrl().equals(TypeUrls.HTTP_FAULT)) {
                fault = fault(entry.getValue(), field);
            } else if (entry.getValue().getTypeUrl().equals(TypeUrls.CORS_POLICY)) {
                cors = cors(entry.getValue(), field);
            }
        }
        return fault == null && cors == null ? RouteFilters.NONE : new RouteFilters(fault, cors);
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
