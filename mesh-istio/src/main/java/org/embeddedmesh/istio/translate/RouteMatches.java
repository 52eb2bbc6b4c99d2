package org.embeddedmesh.istio.translate;

import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.QueryParameterMatcher;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.embeddedmesh.istio.resource.HttpMatchRequest;
import org.embeddedmesh.istio.resource.StringMatch;
import org.jspecify.annotations.Nullable;

/** What a request must look like, of one match block of a rule. */
final class RouteMatches {

    static final RouteMatch EVERYTHING = RouteMatch.newBuilder().setPrefix("/").build();

    private RouteMatches() {}

    static RouteMatch of(HttpMatchRequest block) {
        RouteMatch.Builder match = RouteMatch.newBuilder();
        path(match, block.uri());
        match.setCaseSensitive(BoolValue.of(!block.ignoreUriCase()));
        headers(match, block);
        pseudoHeader(match, ":method", block.method());
        pseudoHeader(match, ":authority", block.authority());
        pseudoHeader(match, ":scheme", block.scheme());
        new TreeMap<>(block.queryParams()).forEach((name, value) -> match.addQueryParameters(query(name, value)));
        return match.build();
    }

    /** Whether nothing can come after: any path, and nothing else asked. An empty prefix does not count. */
    static boolean isCatchAll(RouteMatch match) {
        boolean anyPath =
                match.getPrefix().equals("/") || match.getSafeRegex().getRegex().equals(".*");
        return anyPath && match.getHeadersCount() == 0 && match.getQueryParametersCount() == 0;
    }

    private static void path(RouteMatch.Builder match, @Nullable StringMatch uri) {
        if (uri == null) {
            match.setPrefix("/");
        } else if (uri.exact() != null) {
            match.setPath(uri.exact());
        } else if (uri.regex() != null) {
            match.setSafeRegex(StringMatchers.regex(uri.regex()));
        } else {
            match.setPrefix(uri.prefix() == null ? "/" : uri.prefix());
        }
    }

    private static void headers(RouteMatch.Builder match, HttpMatchRequest block) {
        Map<String, HeaderMatcher> matchers = new TreeMap<>();
        block.withoutHeaders().forEach((name, value) -> matchers.put(key(name) + " not", without(name, value)));
        block.headers().forEach((name, value) -> matchers.put(key(name), header(name, value)));
        match.addAllHeaders(matchers.values());
    }

    private static void pseudoHeader(RouteMatch.Builder match, String name, @Nullable StringMatch value) {
        if (value != null) {
            match.addHeaders(header(name, value));
        }
    }

    private static HeaderMatcher header(String name, StringMatch value) {
        HeaderMatcher.Builder matcher = HeaderMatcher.newBuilder().setName(key(name));
        return StringMatchers.isPresence(value)
                ? matcher.setPresentMatch(true).build()
                : matcher.setStringMatch(StringMatchers.of(value)).build();
    }

    /** A missing header counts as empty, unless presence itself is the question. */
    private static HeaderMatcher without(String name, StringMatch value) {
        return header(name, value).toBuilder()
                .setInvertMatch(true)
                .setTreatMissingHeaderAsEmpty(!StringMatchers.isPresence(value))
                .build();
    }

    private static QueryParameterMatcher query(String name, StringMatch value) {
        QueryParameterMatcher.Builder matcher =
                QueryParameterMatcher.newBuilder().setName(name);
        return StringMatchers.isPresence(value)
                ? matcher.setPresentMatch(true).build()
                : matcher.setStringMatch(StringMatchers.of(value)).build();
    }

    /** Envoy knows the host header by its HTTP/2 name. */
    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("host") ? ":authority" : lower;
    }
}
