package org.embeddedmesh.istio.translate;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster.ClusterWeight;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fields of Envoy's messages as gRPC's client reads them. What is not listed as working is unsupported, so that a field
 * that nobody thought of is reported, too.
 */
final class GrpcFields {

    static final String NOTHING = "has no effect";

    private static final String FAILS = "calls that the route takes fail with UNAVAILABLE";

    /**
     * @param field in Istio's words, or Envoy's name
     * @param effect what happens instead
     */
    record Limit(String field, String effect) {}

    /** By message, what works, and what need not. */
    private static final Map<Descriptor, Set<String>> SUPPORTED = Map.of(
            Route.getDescriptor(), Set.of("name", "match", "metadata", "route", "typed_per_filter_config"),
            RouteAction.getDescriptor(),
                    Set.of("cluster", "weighted_clusters", "retry_policy", "timeout", "max_stream_duration"),
            ClusterWeight.getDescriptor(), Set.of("name", "weight", "typed_per_filter_config"),
            RetryPolicy.getDescriptor(),
                    Set.of(
                            "retry_on",
                            "num_retries",
                            "retry_back_off",
                            "retry_host_predicate",
                            "host_selection_retry_max_attempts"),
            Cluster.getDescriptor(),
                    Set.of(
                            "name",
                            "alt_stat_name",
                            "metadata",
                            "type",
                            "eds_cluster_config",
                            "load_assignment",
                            "connect_timeout",
                            "load_balancing_policy"));

    private static final Map<String, Limit> KNOWN = Map.ofEntries(
            Map.entry("redirect", new Limit("redirect", FAILS)),
            Map.entry("direct_response", new Limit("directResponse", FAILS)),
            Map.entry("prefix_rewrite", new Limit("rewrite.uri", NOTHING)),
            Map.entry("regex_rewrite", new Limit("rewrite.uriRegexRewrite", NOTHING)),
            Map.entry("host_rewrite_literal", new Limit("rewrite.authority", NOTHING)),
            Map.entry("request_mirror_policies", new Limit("mirrors", NOTHING)),
            Map.entry("request_headers_to_add", new Limit("headers.request", NOTHING)),
            Map.entry("request_headers_to_remove", new Limit("headers.request", NOTHING)),
            Map.entry("response_headers_to_add", new Limit("headers.response", NOTHING)),
            Map.entry("response_headers_to_remove", new Limit("headers.response", NOTHING)),
            Map.entry("per_try_timeout", new Limit("retries.perTryTimeout", NOTHING)),
            Map.entry("retriable_status_codes", new Limit("retries.retryOn", "HTTP statuses are not retried")),
            Map.entry("typed_extension_protocol_options", new Limit("trafficPolicy.connectionPool.http", NOTHING)));

    private GrpcFields() {}

    /** The fields that are set and do not work. */
    static List<Limit> unsupported(Message message) {
        Set<String> supported = SUPPORTED.getOrDefault(message.getDescriptorForType(), Set.of());
        return message.getAllFields().keySet().stream()
                .map(FieldDescriptor::getName)
                .filter(it -> !supported.contains(it))
                .map(it -> KNOWN.getOrDefault(it, new Limit(it, NOTHING)))
                .toList();
    }
}
