package org.embeddedmesh.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.extensions.filters.http.grpc_stats.v3.FilterConfig;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest;
import io.envoyproxy.envoy.extensions.load_balancing_policies.random.v3.Random;
import io.envoyproxy.envoy.extensions.load_balancing_policies.round_robin.v3.RoundRobin;
import io.envoyproxy.envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig;
import io.envoyproxy.envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.embeddedmesh.proto.v1.HostIndex;
import org.embeddedmesh.xds.translate.FieldTable.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against the descriptors, which the client itself does without. */
class SupportedFieldsTests {

    static Stream<Descriptor> roots() {
        return Stream.of(
                HostIndex.getDescriptor(),
                Listener.getDescriptor(),
                HttpConnectionManager.getDescriptor(),
                TcpProxy.getDescriptor(),
                TlsInspector.getDescriptor(),
                RouteConfiguration.getDescriptor(),
                Cluster.getDescriptor(),
                ClusterLoadAssignment.getDescriptor(),
                HttpProtocolOptions.getDescriptor(),
                PreviousHostsPredicate.getDescriptor(),
                Router.getDescriptor(),
                HTTPFault.getDescriptor(),
                Cors.getDescriptor(),
                CorsPolicy.getDescriptor(),
                FilterConfig.getDescriptor(),
                LeastRequest.getDescriptor(),
                RoundRobin.getDescriptor(),
                Random.getDescriptor(),
                io.envoyproxy.envoy.config.route.v3.FilterConfig.getDescriptor(),
                UriTemplateMatchConfig.getDescriptor(),
                UriTemplateRewriteConfig.getDescriptor());
    }

    @ParameterizedTest
    @MethodSource("roots")
    void tableAgreesWithTheDescriptors(Descriptor root) {
        assertThat(SupportedFields.TABLE.messages()).containsKey(root.getFullName());
        check(root.getFullName(), root, new HashSet<>());
    }

    @Test
    void lineOfListenersWithChainsAgreesWithTheDescriptor() {
        check(SupportedFields.TCP_LISTENER, Listener.getDescriptor(), new HashSet<>());
    }

    @Test
    void everyConditionOfAFilterChainIsReadOrRefused() {
        assertThat(SupportedFields.TABLE.messages().get("FilterChainMatch").keySet())
                .containsExactlyInAnyOrderElementsOf(FilterChainMatch.getDescriptor().getFields().stream()
                        .map(FieldDescriptor::getNumber)
                        .toList());
    }

    @Test
    void everyConditionOfARouteIsReadOrRefused() {
        assertThat(SupportedFields.TABLE.messages().get("RouteMatch").keySet())
                .containsExactlyInAnyOrderElementsOf(RouteMatch.getDescriptor().getFields().stream()
                        .map(FieldDescriptor::getNumber)
                        .toList());
    }

    private static FieldDescriptor element(FieldDescriptor described) {
        return described.isMapField() ? described.getMessageType().findFieldByName("value") : described;
    }

    private static void check(String line, Descriptor descriptor, Set<String> seen) {
        if (!seen.add(line)) {
            return;
        }
        Map<Integer, Field> fields = SupportedFields.TABLE.messages().get(line);
        fields.values().forEach(field -> {
            FieldDescriptor described = descriptor.findFieldByNumber(field.number());
            assertThat(described).as(line + " " + field.number()).isNotNull();
            assertThat(field.name()).as(line).isEqualTo(described.getName());
            if (field.part().equals("any")) {
                assertThat(element(described).getMessageType().getFullName())
                        .as(line)
                        .isEqualTo("google.protobuf.Any");
            } else if (!field.part().isEmpty()) {
                assertThat(described.getJavaType())
                        .as(line + "." + field.name())
                        .isEqualTo(JavaType.MESSAGE);
                assertThat(SupportedFields.TABLE.messages()).containsKey(field.part());
                check(field.part(), described.getMessageType(), seen);
            }
            if (field.repeated()) {
                assertThat(described.isRepeated()).as(line + "." + field.name()).isTrue();
            }
        });
    }
}
