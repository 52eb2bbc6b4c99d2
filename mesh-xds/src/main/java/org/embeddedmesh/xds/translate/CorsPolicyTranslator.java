package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.match.StringMatcher;

/** Cross-origin resource sharing, with Envoy's defaults. */
final class CorsPolicyTranslator {

    private CorsPolicyTranslator() {}

    static org.embeddedmesh.cors.CorsPolicy translate(CorsPolicy message, FieldPath path) {
        List<StringMatcher> origins = new ArrayList<>(message.getAllowOriginStringMatchCount());
        for (int i = 0; i < message.getAllowOriginStringMatchCount(); i++) {
            origins.add(StringMatcherTranslator.translate(
                    message.getAllowOriginStringMatch(i), path.at("allow_origin_string_match", i)));
        }
        return new org.embeddedmesh.cors.CorsPolicy(
                message.hasFilterEnabled()
                        ? FractionalPercentTranslator.translate(
                                message.getFilterEnabled().getDefaultValue(), path.field("filter_enabled"))
                        : FractionalPercent.ALL,
                origins,
                message.getAllowMethods(),
                message.getAllowHeaders(),
                message.getExposeHeaders(),
                message.getMaxAge(),
                message.getAllowCredentials().getValue(),
                !message.hasForwardNotMatchingPreflights()
                        || message.getForwardNotMatchingPreflights().getValue());
    }
}
