package org.embeddedmesh.istio.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import org.junit.jupiter.api.Test;

final class GrpcLimitsTests {

    private static RouteConfiguration table(Route.Builder route) {
        return RouteConfiguration.newBuilder()
                .addVirtualHosts(VirtualHost.newBuilder().addRoutes(route))
                .build();
    }

    @Test
    void fieldThatNobodyThoughtOfIsReportedByEnvoysName() {
        Cluster cluster = Cluster.newBuilder()
                .setConnectTimeout(ConnectionPool.CONNECT_TIMEOUT)
                .setPerConnectionBufferLimitBytes(UInt32Value.of(1))
                .build();
        assertThat(GrpcLimits.of(cluster))
                .containsExactly(new Unsupported("", "", "per_connection_buffer_limit_bytes", "has no effect"));
    }

    @Test
    void filterThatGrpcDoesNotHaveIsReportedAndLeftOut() {
        Route.Builder route = Route.newBuilder()
                .putTypedPerFilterConfig("fault", Any.pack(HTTPFault.getDefaultInstance()))
                .putTypedPerFilterConfig("cors", Any.pack(CorsPolicy.getDefaultInstance()));
        assertThat(GrpcLimits.of(table(route))).extracting(Unsupported::field).containsExactly("cors");
        assertThat(GrpcRoutes.of(table(route)).getVirtualHosts(0).getRoutes(0).getTypedPerFilterConfigMap())
                .containsOnlyKeys("fault");
    }

    @Test
    void defaultsAreNobodysWish() {
        Route.Builder route = Route.newBuilder();
        Retries.of(null).ifPresent(route.getRouteBuilder().setCluster("a")::setRetryPolicy);
        assertThat(GrpcLimits.of(table(route))).isEmpty();
    }
}
