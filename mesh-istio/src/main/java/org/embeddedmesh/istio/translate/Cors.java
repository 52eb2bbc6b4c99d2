package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.core.v3.RuntimeFractionalPercent;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule's cross-origin policy as settings of Envoy's filter. */
final class Cors {

    static final String FILTER = "envoy.filters.http.cors";

    private static final RuntimeFractionalPercent ALL = RuntimeFractionalPercent.newBuilder()
            .setDefaultValue(Percentages.of(100))
            .build();

    private Cors() {}

    static Optional<Any> of(org.embeddedmesh.istio.resource.@Nullable CorsPolicy policy) {
        if (policy == null) {
            return Optional.empty();
        }
        CorsPolicy.Builder settings = CorsPolicy.newBuilder()
                .addAllAllowOriginStringMatch(origins(policy))
                .setAllowMethods(String.join(",", policy.allowMethods()))
                .setAllowHeaders(String.join(",", policy.allowHeaders()))
                .setExposeHeaders(String.join(",", policy.exposeHeaders()))
                .setFilterEnabled(ALL)
                .setForwardNotMatchingPreflights(
                        BoolValue.of(!policy.unmatchedPreflights().equals("IGNORE")));
        if (policy.maxAge() != null) {
            settings.setMaxAge(Long.toString(policy.maxAge().getSeconds()));
        }
        if (policy.allowCredentials() != null) {
            settings.setAllowCredentials(BoolValue.of(policy.allowCredentials()));
        }
        return Optional.of(Any.pack(settings.build()));
    }

    /** The older field of exact origins counts where the newer one is empty. */
    private static List<StringMatcher> origins(org.embeddedmesh.istio.resource.CorsPolicy policy) {
        return policy.allowOrigins().isEmpty()
                ? policy.allowOrigin().stream()
                        .map(it -> StringMatcher.newBuilder().setExact(it).build())
                        .toList()
                : policy.allowOrigins().stream().map(StringMatchers::of).toList();
    }
}
