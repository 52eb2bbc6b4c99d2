package org.embeddedmesh.xds.translate;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.ClusterDiscoveryTypeCase;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.DiscoveryType;
import io.envoyproxy.envoy.config.core.v3.HttpProtocolOptions;
import java.time.Duration;

/** A cluster whose endpoints come by EDS. */
final class ClusterTranslator {

    // Envoy's default of Cluster.connect_timeout; Istio always sends its own.
    private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final String EXTENSION = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    private ClusterTranslator() {}

    static org.embeddedmesh.snapshot.Cluster translate(Cluster message, FieldPath path)
            throws InvalidProtocolBufferException {
        requireEds(message, path);
        HttpProtocolOptions options = options(message);
        return new org.embeddedmesh.snapshot.Cluster(
                message.getName(),
                loadAssignment(message),
                LoadBalancingTranslator.translate(message, path),
                panicThreshold(message),
                message.hasConnectTimeout()
                        ? Durations.translate(message.getConnectTimeout(), path.field("connect_timeout"))
                        : DEFAULT_CONNECT_TIMEOUT,
                options.hasIdleTimeout()
                        ? Durations.translate(
                                options.getIdleTimeout(), path.field("common_http_protocol_options.idle_timeout"))
                        : org.embeddedmesh.snapshot.Cluster.DEFAULT_IDLE_TIMEOUT,
                maxRequests(message, options),
                IstioMetadata.origin(message.getMetadata()));
    }

    private static void requireEds(Cluster message, FieldPath path) {
        if (message.getClusterDiscoveryTypeCase() == ClusterDiscoveryTypeCase.CLUSTER_TYPE) {
            throw path.field("cluster_type")
                    .refuse("'" + message.getClusterType().getName() + "' is not supported");
        }
        if (message.getType() != DiscoveryType.EDS) {
            throw path.field("type").refuse(message.getType() + " is not supported: endpoints must come by EDS");
        }
    }

    private static String loadAssignment(Cluster message) {
        String service = message.getEdsClusterConfig().getServiceName();
        return service.isEmpty() ? message.getName() : service;
    }

    @SuppressWarnings("deprecation") // older control planes write the plain field
    private static HttpProtocolOptions options(Cluster message) throws InvalidProtocolBufferException {
        Any extension = message.getTypedExtensionProtocolOptionsMap().get(EXTENSION);
        return extension == null || !extension.getTypeUrl().equals(TypeUrls.HTTP_PROTOCOL_OPTIONS)
                ? message.getCommonHttpProtocolOptions()
                : io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.parseFrom(extension.getValue())
                        .getCommonHttpProtocolOptions();
    }

    @SuppressWarnings("deprecation") // older control planes write the plain field
    private static int maxRequests(Cluster message, HttpProtocolOptions options) {
        return Unsigned.saturated(
                options.hasMaxRequestsPerConnection()
                        ? options.getMaxRequestsPerConnection()
                        : message.getMaxRequestsPerConnection());
    }

    private static int panicThreshold(Cluster message) {
        return message.getCommonLbConfig().hasHealthyPanicThreshold()
                ? (int) message.getCommonLbConfig().getHealthyPanicThreshold().getValue()
                : org.embeddedmesh.snapshot.Cluster.DEFAULT_PANIC_THRESHOLD;
    }
}
