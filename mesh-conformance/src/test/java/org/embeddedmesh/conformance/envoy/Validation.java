package org.embeddedmesh.conformance.envoy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.util.JsonFormat;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.conformance.envoy.TestRequest.TestHeaders;
import org.embeddedmesh.route.ClusterEntry;
import org.embeddedmesh.route.RouteAction.DirectResponse;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteEntry;

/** What the engine does with a request, against the {@code validate} block of a router check. */
final class Validation {

    private final TestRequest request;
    private final Optional<RouteEntry> route;
    private final Optional<ClusterEntry> cluster;
    private final List<String> differences = new ArrayList<>();

    Validation(TestRequest request, Optional<RouteEntry> route, long random) {
        this.request = request;
        this.route = route;
        this.cluster =
                route.filter(it -> it.route().action() instanceof Forward).map(it -> it.split(random));
    }

    List<String> differences(JsonNode validate) throws IOException {
        compare(validate, "cluster_name", cluster.map(it -> it.cluster(request)).orElse(""));
        compare(
                validate,
                "virtual_host_name",
                cluster.isPresent() ? route.map(RouteEntry::virtualHost).orElse("") : "");
        compare(validate, "path_rewrite", cluster.map(it -> it.path(request)).orElse(""));
        compare(
                validate,
                "host_rewrite",
                cluster.map(it -> it.authority(request)).orElse(""));
        compare(validate, "path_redirect", directPath());
        compare(validate, "code_redirect", directStatus());
        compareHeaders(validate.path("request_header_matches"), sent());
        compareHeaders(validate.path("response_header_matches"), answered());
        return differences;
    }

    /** The tool's word for a direct response is the request's own address, though only some have a location. */
    private String directPath() {
        List<String> location = answered().headers().values("location");
        return location.isEmpty()
                ? route.flatMap(RouteEntry::directResponse)
                        .map(it -> request.scheme() + "://" + request.authority() + request.path())
                        .orElse("")
                : location.get(0);
    }

    private String directStatus() {
        return route.flatMap(RouteEntry::directResponse)
                .map(it -> String.valueOf(it.status()))
                .orElse("0");
    }

    private void compare(JsonNode validate, String what, String observed) {
        if (validate.has(what) && !validate.path(what).asText().equals(observed)) {
            differences.add(what + ": recorded '" + validate.path(what).asText() + "', observed '" + observed + "'");
        }
    }

    private TestRequest sent() {
        TestHeaders headers =
                TestHeaders.copyOf(request.headers(), request.headers().names());
        cluster.ifPresent(it -> it.applyTo(headers, request, "127.0.0.1"));
        return new TestRequest(
                request.method(),
                request.scheme(),
                cluster.map(it -> it.authority(request)).orElse(request.authority()),
                cluster.map(it -> it.path(request)).orElse(request.path()),
                headers);
    }

    private TestRequest answered() {
        TestHeaders headers = new TestHeaders();
        route.map(RouteEntry::route)
                .filter(it -> it.action() instanceof DirectResponse)
                .ifPresent(it -> addEntityHeaders((DirectResponse) it.action(), headers));
        route.flatMap(RouteEntry::directResponse)
                .ifPresent(it -> it.responseHeaders(request).applyTo(headers));
        cluster.ifPresent(it -> it.responseHeaders().applyTo(headers));
        return new TestRequest("GET", "http", "", "/", headers);
    }

    // As a door does: mesh-core does not say them.
    private static void addEntityHeaders(DirectResponse response, TestHeaders headers) {
        if (!response.body().isEmpty()) {
            headers.add("content-length", String.valueOf(response.body().length()));
            headers.add("content-type", "text/plain");
        }
    }

    private void compareHeaders(JsonNode matchers, TestRequest subject) throws IOException {
        for (JsonNode matcher : matchers) {
            HeaderMatcher.Builder message = HeaderMatcher.newBuilder();
            JsonFormat.parser().merge(matcher.toString(), message);
            if (EnvoyTable.table(conditional(message)).match(subject).isEmpty()) {
                differences.add("header not as recorded: " + matcher + " in " + subject);
            }
        }
    }

    private static RouteConfiguration conditional(HeaderMatcher.Builder condition) {
        return RouteConfiguration.newBuilder()
                .addVirtualHosts(VirtualHost.newBuilder()
                        .setName("all")
                        .addDomains("*")
                        .addRoutes(Route.newBuilder()
                                .setMatch(RouteMatch.newBuilder().setPrefix("/").addHeaders(condition))
                                .setRoute(RouteAction.newBuilder().setCluster("matched"))))
                .build();
    }
}
