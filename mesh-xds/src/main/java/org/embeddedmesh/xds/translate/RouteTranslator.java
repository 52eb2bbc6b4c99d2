package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.config.route.v3.DirectResponseAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.route.RouteFilters;
import org.embeddedmesh.route.RouteMatch;

/** One route: what it matches and what it does. */
final class RouteTranslator {

    private RouteTranslator() {}

    /** What a route has from its virtual host, where it does not say otherwise. */
    record Inherited(RetryPolicy retry, RouteFilters filters) {}

    static org.embeddedmesh.route.Route translate(Route message, Inherited inherited, FieldPath path) {
        RouteMatch match = RouteMatchTranslator.translate(message.getMatch(), path.field("match"));
        return new org.embeddedmesh.route.Route(
                message.getName(),
                match,
                action(message, match.path(), inherited, path),
                HeaderMutationsTranslator.request(
                        message.getRequestHeadersToAddList(), message.getRequestHeadersToRemoveList(), path),
                HeaderMutationsTranslator.response(
                        message.getResponseHeadersToAddList(), message.getResponseHeadersToRemoveList(), path),
                IstioMetadata.origin(message.getMetadata()));
    }

    private static RouteAction action(Route message, PathMatcher matcher, Inherited inherited, FieldPath path) {
        return switch (message.getActionCase()) {
            case ROUTE ->
                RouteActionTranslator.translate(
                        message.getRoute(), matcher, own(message, inherited, path), path.field("route"));
            case DIRECT_RESPONSE -> directResponse(message.getDirectResponse(), path.field("direct_response"));
            case REDIRECT -> RedirectTranslator.translate(message.getRedirect(), path.field("redirect"));
            case FILTER_ACTION -> throw path.field("filter_action").refuse("is not supported");
            case NON_FORWARDING_ACTION ->
                throw path.field("non_forwarding_action").refuse("means nothing for a call that leaves");
            case ACTION_NOT_SET -> throw path.field("action").refuse("is missing or not known");
        };
    }

    private static Inherited own(Route message, Inherited inherited, FieldPath path) {
        return new Inherited(
                inherited.retry(),
                RouteFiltersTranslator.translate(message.getTypedPerFilterConfigMap(), inherited.filters(), path));
    }

    private static RouteAction directResponse(DirectResponseAction message, FieldPath path) {
        if (message.getStatus() < 200 || message.getStatus() > 599) {
            throw path.field("status").refuse(message.getStatus() + " is not between 200 and 599");
        }
        return new RouteAction.DirectResponse(message.getStatus(), body(message.getBody(), path.field("body")));
    }

    private static String body(DataSource message, FieldPath path) {
        return switch (message.getSpecifierCase()) {
            case INLINE_STRING -> message.getInlineString();
            case INLINE_BYTES -> message.getInlineBytes().toStringUtf8();
            case FILENAME, ENVIRONMENT_VARIABLE -> throw path.refuse("only inline content is read");
            case SPECIFIER_NOT_SET -> "";
        };
    }
}
