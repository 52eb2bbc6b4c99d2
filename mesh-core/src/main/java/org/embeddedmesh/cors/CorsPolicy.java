package org.embeddedmesh.cors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.match.StringMatcher;

/**
 * Which pages of other origins may read an answer, Envoy's {@code CorsPolicy}. Texts are header values; empty: not said.
 *
 * @param enabled for which share of the calls
 * @param allowMethods joined by commas; {@code *}: the one that is asked for
 * @param allowHeaders joined by commas; {@code *}: those that are asked for
 * @param maxAge in seconds
 * @param forwardNotMatchingPreflights whether a preflight from another origin is the upstream's matter; if not, it is
 *     answered without allowing the origin
 */
public record CorsPolicy(
        FractionalPercent enabled,
        List<StringMatcher> allowOrigins,
        String allowMethods,
        String allowHeaders,
        String exposeHeaders,
        String maxAge,
        boolean allowCredentials,
        boolean forwardNotMatchingPreflights) {

    private static final String ANY = "*";

    public CorsPolicy {
        allowOrigins = List.copyOf(allowOrigins);
    }

    /** The header fields that answer a preflight, by name; empty: the request is none, or goes on to the upstream. */
    public Optional<Map<String, String>> preflight(RequestHead head) {
        String method = first(head, "access-control-request-method");
        boolean preflight =
                head.method().equals("OPTIONS") && !first(head, "origin").isEmpty() && !method.isEmpty();
        if (!preflight || (forwardNotMatchingPreflights && !isOriginAllowed(head))) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        put("access-control-allow-credentials", allowCredentials ? "true" : "", fields);
        put("access-control-allow-methods", allowMethods.equals(ANY) ? method : allowMethods, fields);
        String headers = first(head, "access-control-request-headers");
        put("access-control-allow-headers", allowHeaders.equals(ANY) ? headers : allowHeaders, fields);
        put("access-control-max-age", maxAge, fields);
        fields.putAll(response(head));
        return Optional.of(fields);
    }

    /** The header fields that any answer to the request has, by name; none where its origin is not allowed. */
    public Map<String, String> response(RequestHead head) {
        if (!isOriginAllowed(head)) {
            return Map.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        put("access-control-allow-origin", first(head, "origin"), fields);
        put("access-control-allow-credentials", allowCredentials ? "true" : "", fields);
        put("access-control-expose-headers", exposeHeaders, fields);
        return fields;
    }

    private boolean isOriginAllowed(RequestHead head) {
        String origin = first(head, "origin");
        return !origin.isEmpty() && allowOrigins.stream().anyMatch(it -> it.matches(ANY) || it.matches(origin));
    }

    private static String first(RequestHead head, String name) {
        List<String> values = head.headers().values(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    private static void put(String name, String value, Map<String, String> fields) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
