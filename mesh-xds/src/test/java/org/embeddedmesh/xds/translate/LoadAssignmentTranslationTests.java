package org.embeddedmesh.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.HealthStatus;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.endpoint.Locality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadAssignmentTranslationTests {

    private static final String ADDRESS =
            "endpoint { address { socket_address { address: '10.0.0.1' port_value: 80 } } } ";

    @Test
    void endpointIsReadWithItsPlace() {
        LoadAssignment assignment = Text.loadAssignment("""
                        endpoints { locality { region: 'r' zone: 'z' sub_zone: 's' } priority: 1 lb_endpoints {
                          endpoint { address { socket_address { address: '10.0.0.1' port_value: 80 } } }
                          load_balancing_weight { value: 7 }
                          metadata {
                            filter_metadata { key: 'envoy.transport_socket_match' value {
                              fields { key: 'tlsMode' value { string_value: 'istio' } } } }
                            filter_metadata { key: 'istio' value {
                              fields { key: 'workload' value { string_value: 'a;default;a;v1;k' } } } } } } }
                        """).value();

        assertThat(assignment)
                .isEqualTo(new LoadAssignment(
                        "c",
                        List.of(new Endpoint(
                                "10.0.0.1",
                                80,
                                7,
                                1,
                                HealthStatus.HEALTHY,
                                new Locality("r", "z", "s"),
                                Map.of("tlsMode", "istio", "workload", "a;default;a;v1;k")))));
    }

    @Test
    void weightIsOneByDefault() {
        assertThat(endpoint(ADDRESS).weight()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, HEALTHY",
        "HEALTHY, HEALTHY",
        "UNHEALTHY, UNHEALTHY",
        "TIMEOUT, UNHEALTHY",
        "DRAINING, DRAINING",
        "DEGRADED, DEGRADED",
    })
    void healthIsRead(String envoy, HealthStatus expected) {
        assertThat(endpoint(ADDRESS + "health_status: " + envoy).health()).isEqualTo(expected);
    }

    @Test
    void endpointThatIsNoSocketAddressIsLeftOutAndReported() {
        Translated<LoadAssignment> assignment =
                Text.loadAssignment("endpoints { lb_endpoints { endpoint { address { pipe { path: '/x' } } } } }");

        assertThat(assignment.value().endpoints()).isEmpty();
        assertThat(assignment.ignoredFields())
                .containsExactly("endpoints[0].lb_endpoints[0].endpoint.address: is no IP address and port, "
                        + "the endpoint is left out");
    }

    @Test
    void overprovisioningIsReportedUnlessItIsTheDefault() {
        assertThat(Text.loadAssignment("policy { overprovisioning_factor { value: 140 } }")
                        .ignoredFields())
                .isEmpty();
        assertThat(Text.loadAssignment("policy { overprovisioning_factor { value: 200 } }")
                        .ignoredFields())
                .containsExactly("policy.overprovisioning_factor");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "endpoint { address { socket_address { port_value: 80 } } } | endpoint.address.socket_address.address: is empty",
                "endpoint { address { socket_address { address: 'a' } } } | endpoint.address.socket_address.port_value: is not between 1 and 65535",
                "endpoint { address { socket_address { address: 'a' port_value: 70000 } } } | endpoint.address.socket_address.port_value: is not between 1 and 65535",
                "endpoint { address { socket_address { address: 'a' port_value: 80 } } } load_balancing_weight {} | load_balancing_weight: is 0",
            })
    void whatCannotBeCalledIsRefused(String text, String message) {
        assertThatThrownBy(() -> endpoint(text))
                .isInstanceOf(RefusedException.class)
                .hasMessage("endpoints[0].lb_endpoints[0]." + message);
    }

    private static Endpoint endpoint(String text) {
        return Text.loadAssignment("endpoints { lb_endpoints { " + text + " } }")
                .value()
                .endpoints()
                .get(0);
    }
}
