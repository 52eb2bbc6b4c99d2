package org.embeddedmesh.istio.translate;

import com.google.protobuf.ByteString;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.config.route.v3.DirectResponseAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatchAndSubstitute;
import java.util.Base64;
import java.util.Optional;
import org.embeddedmesh.istio.resource.Headers;
import org.embeddedmesh.istio.resource.HttpBody;
import org.embeddedmesh.istio.resource.HttpDirectResponse;
import org.embeddedmesh.istio.resource.HttpRewrite;
import org.embeddedmesh.istio.resource.HttpRoute;
import org.embeddedmesh.istio.resource.RegexRewrite;
import org.jspecify.annotations.Nullable;

/** What a rule does with the requests that it takes. */
final class RouteActions {

    private final Shape shape;
    private final RouteDestinations destinations;

    RouteActions(Shape shape, RouteDestinations destinations) {
        this.shape = shape;
        this.destinations = destinations;
    }

    /** Whether the rule does anything: one that only delegates does not. */
    static boolean isComplete(HttpRoute http) {
        return http.redirect() != null
                || http.directResponse() != null
                || !http.route().isEmpty();
    }

    /** Fills in the action and the header operations of a rule in a namespace, called on a port. */
    void apply(Route.Builder route, HttpRoute http, String namespace, int port) {
        Optional<String> authority = headers(route, http.headers());
        if (http.redirect() != null) {
            route.setRedirect(Redirects.of(http.redirect(), port));
        } else if (http.directResponse() != null) {
            route.setDirectResponse(directResponse(http.directResponse()));
        } else {
            route.setRoute(forward(http, authority));
            destinations.apply(route, http.route(), namespace, port);
            route.getRouteBuilder()
                    .addAllRequestMirrorPolicies(Mirrors.of(http, it -> destinations.cluster(it, namespace, port)));
        }
        Faults.of(http.fault()).ifPresent(it -> route.putTypedPerFilterConfig(Faults.FILTER, it));
        Cors.of(http.corsPolicy()).ifPresent(it -> route.putTypedPerFilterConfig(Cors.FILTER, it));
    }

    /** The action of services without a rule. */
    RouteAction toCluster(String cluster) {
        RouteAction.Builder action = RouteAction.newBuilder().setCluster(cluster);
        shape.timeout(action, Durations.NONE);
        Retries.of(null).ifPresent(action::setRetryPolicy);
        return action.build();
    }

    private RouteAction forward(HttpRoute http, Optional<String> authority) {
        RouteAction.Builder action = RouteAction.newBuilder();
        shape.timeout(action, http.timeout() == null ? Durations.NONE : Durations.of(http.timeout()));
        Retries.of(http.retries()).ifPresent(action::setRetryPolicy);
        authority.ifPresent(action::setHostRewriteLiteral);
        if (http.rewrite() != null) {
            rewrite(action, http.rewrite());
        }
        return action.build();
    }

    private static Optional<String> headers(Route.Builder route, @Nullable Headers headers) {
        if (headers == null) {
            return Optional.empty();
        }
        HeaderOperations request = HeaderOperations.of(headers.request());
        HeaderOperations response = HeaderOperations.of(headers.response());
        route.addAllRequestHeadersToAdd(request.additions())
                .addAllRequestHeadersToRemove(request.removals())
                .addAllResponseHeadersToAdd(response.additions())
                .addAllResponseHeadersToRemove(response.removals());
        return request.authority();
    }

    private static void rewrite(RouteAction.Builder action, HttpRewrite rewrite) {
        RegexRewrite regex = rewrite.uriRegexRewrite();
        if (regex != null) {
            action.setRegexRewrite(RegexMatchAndSubstitute.newBuilder()
                    .setPattern(StringMatchers.regex(regex.match()))
                    .setSubstitution(regex.rewrite()));
        } else if (!rewrite.uri().isEmpty()) {
            action.setPrefixRewrite(rewrite.uri());
        }
        if (!rewrite.authority().isEmpty()) {
            action.setHostRewriteLiteral(rewrite.authority());
        }
    }

    private static DirectResponseAction directResponse(HttpDirectResponse response) {
        DirectResponseAction.Builder action = DirectResponseAction.newBuilder().setStatus(response.status());
        HttpBody body = response.body();
        if (body != null) {
            String bytes = body.bytes();
            action.setBody(
                    bytes == null
                            ? DataSource.newBuilder().setInlineString(body.string() == null ? "" : body.string())
                            : DataSource.newBuilder()
                                    .setInlineBytes(ByteString.copyFrom(
                                            Base64.getDecoder().decode(bytes))));
        }
        return action.build();
    }
}
