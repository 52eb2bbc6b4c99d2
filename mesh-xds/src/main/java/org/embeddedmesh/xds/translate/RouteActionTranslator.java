package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteAction.HostRewriteSpecifierCase;
import java.time.Duration;
import java.util.List;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.HostRewrite;
import org.embeddedmesh.route.RouteAction.WeightedCluster;
import org.embeddedmesh.xds.translate.RouteTranslator.Inherited;

/** A route that forwards: clusters, rewrites, timeout, retries. */
final class RouteActionTranslator {

    // Envoy's default of RouteAction.timeout.
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

    private RouteActionTranslator() {}

    static Forward translate(RouteAction message, PathMatcher matcher, Inherited inherited, FieldPath path) {
        reportOtherTimeouts(message, path);
        UpgradeConfigs.check(message.getUpgradeConfigsList(), path);
        return new Forward(
                clusters(message, path),
                PathRewriteTranslator.forwarding(message, matcher, path),
                hostRewrite(message),
                message.hasTimeout()
                        ? Durations.translate(message.getTimeout(), path.field("timeout"))
                        : DEFAULT_TIMEOUT,
                message.hasRetryPolicy()
                        ? RetryPolicyTranslator.translate(message.getRetryPolicy(), path.field("retry_policy"))
                        : inherited.retry(),
                inherited.filters(),
                MirrorsTranslator.translate(message.getRequestMirrorPoliciesList(), path));
    }

    private static List<WeightedCluster> clusters(RouteAction message, FieldPath path) {
        return switch (message.getClusterSpecifierCase()) {
            case CLUSTER -> List.of(single(message.getCluster(), path.field("cluster")));
            case WEIGHTED_CLUSTERS ->
                WeightedClustersTranslator.translate(message.getWeightedClusters(), path.field("weighted_clusters"));
            case CLUSTER_HEADER ->
                List.of(WeightedCluster.only(
                        "",
                        WeightedClustersTranslator.header(message.getClusterHeader(), path.field("cluster_header"))));
            case CLUSTER_SPECIFIER_PLUGIN ->
                throw path.field("cluster_specifier_plugin").refuse("is not supported");
            case INLINE_CLUSTER_SPECIFIER_PLUGIN ->
                throw path.field("inline_cluster_specifier_plugin").refuse("is not supported");
            case CLUSTERSPECIFIER_NOT_SET ->
                throw path.field("cluster_specifier").refuse("is missing or not known");
        };
    }

    private static WeightedCluster single(String cluster, FieldPath path) {
        if (cluster.isEmpty()) {
            throw path.refuse("is empty");
        }
        return WeightedCluster.only(cluster, "");
    }

    private static HostRewrite hostRewrite(RouteAction message) {
        return message.getHostRewriteSpecifierCase() == HostRewriteSpecifierCase.HOST_REWRITE_LITERAL
                ? new HostRewrite(message.getHostRewriteLiteral())
                : HostRewrite.NONE;
    }

    // istiod writes them into every route, as 0: gRPC's own timeouts unlimited, streams too.
    private static void reportOtherTimeouts(RouteAction message, FieldPath path) {
        if (!Durations.isZero(maxGrpcTimeout(message))) {
            path.field("max_grpc_timeout").ignore();
        }
        FieldPath duration = path.field("max_stream_duration");
        if (!Durations.isZero(message.getMaxStreamDuration().getMaxStreamDuration())) {
            duration.field("max_stream_duration").ignore();
        }
        if (!Durations.isZero(message.getMaxStreamDuration().getGrpcTimeoutHeaderMax())) {
            duration.field("grpc_timeout_header_max").ignore();
        }
    }

    @SuppressWarnings("deprecation") // istiod still writes it
    private static com.google.protobuf.Duration maxGrpcTimeout(RouteAction message) {
        return message.getMaxGrpcTimeout();
    }
}
