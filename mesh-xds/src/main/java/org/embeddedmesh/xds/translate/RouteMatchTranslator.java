package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.match.HeaderMatcher;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.match.QueryParameterMatcher;
import org.embeddedmesh.match.StringMatcher;

/** What a request must look like. A condition that cannot be tested refuses the table: without it too much would match. */
final class RouteMatchTranslator {

    private static final HeaderMatcher GRPC = new HeaderMatcher(
            "content-type", new StringMatcher.Regex(Patterns.constant("application/grpc(\\+.*)?")), false, false);

    private RouteMatchTranslator() {}

    static org.embeddedmesh.route.RouteMatch translate(RouteMatch message, FieldPath path) {
        refuseUntestable(message, path);
        List<HeaderMatcher> headers = new ArrayList<>(message.getHeadersCount());
        for (int i = 0; i < message.getHeadersCount(); i++) {
            headers.add(HeaderMatcherTranslator.translate(message.getHeaders(i), path.at("headers", i)));
        }
        if (message.hasGrpc()) {
            headers.add(GRPC);
        }
        List<QueryParameterMatcher> parameters = new ArrayList<>(message.getQueryParametersCount());
        for (int i = 0; i < message.getQueryParametersCount(); i++) {
            parameters.add(HeaderMatcherTranslator.queryParameter(
                    message.getQueryParameters(i), path.at("query_parameters", i)));
        }
        return new org.embeddedmesh.route.RouteMatch(path(message, path), headers, parameters);
    }

    private static PathMatcher path(RouteMatch message, FieldPath path) {
        boolean ignoreCase =
                message.hasCaseSensitive() && !message.getCaseSensitive().getValue();
        return switch (message.getPathSpecifierCase()) {
            case PREFIX -> new PathMatcher.Prefix(message.getPrefix(), ignoreCase);
            case PATH -> new PathMatcher.Exact(message.getPath(), ignoreCase);
            case PATH_SEPARATED_PREFIX ->
                new PathMatcher.PathSeparatedPrefix(
                        separated(message.getPathSeparatedPrefix(), path.field("path_separated_prefix")), ignoreCase);
            case SAFE_REGEX ->
                new PathMatcher.Regex(Patterns.compile(message.getSafeRegex(), path.field("safe_regex")));
            case CONNECT_MATCHER -> new PathMatcher.Connect();
            case PATH_MATCH_POLICY ->
                PathTemplateTranslator.match(message.getPathMatchPolicy(), path.field("path_match_policy"));
            case PATHSPECIFIER_NOT_SET -> throw path.field("path_specifier").refuse("is missing or not known");
        };
    }

    private static String separated(String prefix, FieldPath path) {
        if (prefix.isEmpty() || prefix.endsWith("/") || prefix.contains("?") || prefix.contains("#")) {
            throw path.refuse("'" + prefix + "' must not be empty, end in a slash or contain ? or #");
        }
        return prefix;
    }

    private static void refuseUntestable(RouteMatch message, FieldPath path) {
        if (message.hasRuntimeFraction()) {
            throw path.field("runtime_fraction").refuse("is not supported");
        }
        if (message.hasTlsContext()) {
            throw path.field("tls_context").refuse("is not supported");
        }
        if (message.getDynamicMetadataCount() > 0) {
            throw path.field("dynamic_metadata").refuse("is not supported");
        }
        if (message.getFilterStateCount() > 0) {
            throw path.field("filter_state").refuse("is not supported");
        }
    }
}
