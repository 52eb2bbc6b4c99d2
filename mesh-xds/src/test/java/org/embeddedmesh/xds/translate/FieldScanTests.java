package org.embeddedmesh.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.UnknownFieldSet;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldScanTests {

    @Test
    void fieldThatIsReadIsNotReported() throws Exception {
        assertThat(scan(Cluster.newBuilder().setName("a").build())).isEmpty();
    }

    @Test
    void fieldThatIsNotSupportedIsReported() throws Exception {
        assertThat(scan(Cluster.newBuilder()
                        .setCircuitBreakers(CircuitBreakers.getDefaultInstance())
                        .build()))
                .containsExactly("circuit_breakers");
    }

    @Test
    void fieldThatIsDeliberatelyNotNeededIsNotReported() throws Exception {
        assertThat(scan(Cluster.newBuilder()
                        .setAltStatName("a")
                        .setPerConnectionBufferLimitBytes(UInt32Value.of(5))
                        .build()))
                .isEmpty();
    }

    @Test
    void fieldThatIsNewerThanThisClientIsReportedByNumber() throws Exception {
        UnknownFieldSet unknown = UnknownFieldSet.newBuilder()
                .addField(4711, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();

        assertThat(scan(Cluster.newBuilder().setUnknownFields(unknown).build())).containsExactly("#4711");
    }

    @Test
    void pathNamesTheElementOfAListAndTheKeyOfAMap() throws Exception {
        RouteConfiguration routes = RouteConfiguration.newBuilder()
                .addVirtualHosts(VirtualHost.getDefaultInstance())
                .addVirtualHosts(VirtualHost.newBuilder()
                        .addRoutes(Route.newBuilder().putTypedPerFilterConfig("fault", Any.getDefaultInstance())))
                .build();

        assertThat(scan(routes.toByteString(), "envoy.config.route.v3.RouteConfiguration"))
                .containsExactly("virtual_hosts[1].routes[0].typed_per_filter_config[fault]");
    }

    @Test
    void messageInAnAnyOfUnknownTypeIsReportedWithItsType() throws Exception {
        Cluster cluster = Cluster.newBuilder()
                .putTypedExtensionProtocolOptions(
                        "x",
                        Any.newBuilder().setTypeUrl("type.googleapis.com/a.b.C").build())
                .build();

        assertThat(scan(cluster)).containsExactly("typed_extension_protocol_options.value: a.b.C");
    }

    @Test
    void bytesThatAreNoMessageThrow() {
        assertThatThrownBy(() -> scan(ByteString.copyFromUtf8("nonsense"), "envoy.config.cluster.v3.Cluster"))
                .isInstanceOf(InvalidProtocolBufferException.class);
    }

    @Test
    void scalarThatIsNotSupportedIsReported() throws Exception {
        RouteConfiguration routes = RouteConfiguration.newBuilder()
                .setMostSpecificHeaderMutationsWins(true)
                .setValidateClusters(BoolValue.of(true))
                .build();

        assertThat(scan(routes.toByteString(), "envoy.config.route.v3.RouteConfiguration"))
                .containsExactly("most_specific_header_mutations_wins");
    }

    private static List<String> scan(Cluster cluster) throws InvalidProtocolBufferException {
        return scan(cluster.toByteString(), "envoy.config.cluster.v3.Cluster");
    }

    private static List<String> scan(ByteString bytes, String message) throws InvalidProtocolBufferException {
        FieldPath path = FieldPath.root();
        new FieldScan(SupportedFields.TABLE).scan(bytes, message, path);
        return path.ignored();
    }
}
