package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What gRPC's client cannot do of what rules ask for. */
final class GrpcLimits {

    private static final String NOTHING = GrpcFields.NOTHING;
    private static final int MOST_RETRIES = 4;
    private static final Set<String> RETRIED =
            Set.of("cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable");

    private final Set<Unsupported> found = new LinkedHashSet<>();

    private GrpcLimits() {}

    /** Of a table as it was meant. */
    static List<Unsupported> of(RouteConfiguration table) {
        GrpcLimits limits = new GrpcLimits();
        table.getVirtualHostsList().forEach(host -> host.getRoutesList().forEach(limits::route));
        return List.copyOf(limits.found);
    }

    /** Of a cluster as it was meant. */
    static List<Unsupported> of(Cluster cluster) {
        GrpcLimits limits = new GrpcLimits();
        limits.cluster(cluster);
        return List.copyOf(limits.found);
    }

    private void route(Route route) {
        Metadata origin = route.getMetadata();
        fields(route, origin);
        filters(route.getTypedPerFilterConfigMap(), origin);
        headers(route.getMatch().getHeadersList(), origin);
        fields(route.getRoute(), origin);
        route.getRoute().getWeightedClusters().getClustersList().forEach(it -> {
            fields(it, origin);
            filters(it.getTypedPerFilterConfigMap(), origin);
        });
        if (route.getRoute().hasRetryPolicy()
                && !Retries.isDefault(route.getRoute().getRetryPolicy())) {
            retries(route.getRoute().getRetryPolicy(), origin);
        }
    }

    private void retries(RetryPolicy policy, Metadata origin) {
        fields(policy, origin);
        String ignored = Arrays.stream(policy.getRetryOn().split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !RETRIED.contains(it) && !Retries.isDefaultCondition(it))
                .collect(Collectors.joining(","));
        if (!ignored.isEmpty()) {
            add(origin, "retries.retryOn", "not retried: " + ignored);
        }
        if (policy.getNumRetries().getValue() > MOST_RETRIES) {
            add(origin, "retries.attempts", "at most " + MOST_RETRIES + " retries are made");
        }
    }

    private void headers(List<HeaderMatcher> headers, Metadata origin) {
        for (HeaderMatcher it : headers) {
            if (it.getName().equals(":authority")) {
                add(origin, "match.authority", "the route takes no call: gRPC does not see the authority");
            } else if (it.getName().endsWith("-bin")) {
                add(origin, "match.headers", "the route takes no call: gRPC does not see " + it.getName());
            }
        }
        if (headers.stream().filter(GrpcMatches::isSplit).count() > GrpcMatches.MOST_SPLITS) {
            add(origin, "match.withoutHeaders", "from the fifth on, a call that lacks the header does not match");
        }
    }

    private void filters(Map<String, Any> perFilter, Metadata origin) {
        perFilter.forEach((name, config) -> {
            if (!GrpcFilters.isKnown(config)) {
                add(origin, name.equals(Cors.FILTER) ? "corsPolicy" : name, NOTHING);
            }
        });
    }

    private void cluster(Cluster cluster) {
        Metadata origin = cluster.getMetadata();
        fields(cluster, origin);
        if (!cluster.getConnectTimeout().equals(ConnectionPool.CONNECT_TIMEOUT)) {
            add(origin, "trafficPolicy.connectionPool.tcp.connectTimeout", NOTHING);
        }
        if (cluster.getLoadBalancingPolicy().equals(LoadBalancing.RANDOM.policy())) {
            add(origin, "trafficPolicy.loadBalancer.simple", "ROUND_ROBIN instead of RANDOM");
        }
    }

    private void fields(Message message, Metadata origin) {
        GrpcFields.unsupported(message).forEach(it -> add(origin, it.field(), it.effect()));
    }

    private void add(Metadata origin, String field, String effect) {
        Struct istio = origin.getFilterMetadataOrDefault(Origin.FILTER, Struct.getDefaultInstance());
        found.add(new Unsupported(text(istio, "config"), text(istio, "rule"), field, effect));
    }

    private static String text(Struct struct, String field) {
        return struct.containsFields(field) ? struct.getFieldsOrThrow(field).getStringValue() : "";
    }
}
