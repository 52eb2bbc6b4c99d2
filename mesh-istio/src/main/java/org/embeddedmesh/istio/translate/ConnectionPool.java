package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Http1ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.HttpProtocolOptions;
import java.util.Optional;
import org.embeddedmesh.istio.resource.ConnectionPoolSettings;
import org.embeddedmesh.istio.resource.ConnectionPoolSettings.HttpSettings;
import org.embeddedmesh.istio.resource.ConnectionPoolSettings.TcpSettings;
import org.jspecify.annotations.Nullable;

/** How connections to endpoints are made and kept. */
final class ConnectionPool {

    /** Istio's default. */
    static final Duration CONNECT_TIMEOUT = Duration.newBuilder().setSeconds(10).build();

    private static final String OPTIONS = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    private ConnectionPool() {}

    static void apply(Cluster.Builder cluster, @Nullable ConnectionPoolSettings pool) {
        TcpSettings tcp = pool == null ? null : pool.tcp();
        cluster.setConnectTimeout(
                tcp == null || tcp.connectTimeout() == null ? CONNECT_TIMEOUT : Durations.of(tcp.connectTimeout()));
        options(pool == null ? null : pool.http())
                .ifPresent(it -> cluster.putTypedExtensionProtocolOptions(OPTIONS, Any.pack(it)));
    }

    private static Optional<io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions> options(
            @Nullable HttpSettings http) {
        if (http == null || http.idleTimeout() == null && http.maxRequestsPerConnection() == 0) {
            return Optional.empty();
        }
        HttpProtocolOptions.Builder common = HttpProtocolOptions.newBuilder();
        if (http.idleTimeout() != null) {
            common.setIdleTimeout(Durations.of(http.idleTimeout()));
        }
        if (http.maxRequestsPerConnection() > 0) {
            common.setMaxRequestsPerConnection(UInt32Value.of(http.maxRequestsPerConnection()));
        }
        return Optional.of(
                io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.newBuilder()
                        .setCommonHttpProtocolOptions(common)
                        .setExplicitHttpConfig(io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions
                                .ExplicitHttpConfig.newBuilder()
                                .setHttpProtocolOptions(Http1ProtocolOptions.getDefaultInstance()))
                        .build());
    }
}
