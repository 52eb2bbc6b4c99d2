package org.embeddedmesh.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.snapshot.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterTranslationTests {

    @Test
    void plainClusterHasEnvoysDefaults() {
        assertThat(Text.cluster("").value())
                .isEqualTo(new Cluster(
                        "c",
                        "c",
                        LoadBalancingPolicy.ROUND_ROBIN,
                        50,
                        Duration.ofSeconds(5),
                        Duration.ofHours(1),
                        0,
                        Origin.NONE));
    }

    @Test
    void endpointsCanHaveAnotherName() {
        assertThat(Text.cluster("eds_cluster_config { eds_config { ads {} } service_name: 's' }")
                        .value()
                        .loadAssignment())
                .isEqualTo("s");
    }

    @ParameterizedTest
    @CsvSource({
        "ROUND_ROBIN, ROUND_ROBIN",
        "LEAST_REQUEST, LEAST_REQUEST",
        "RANDOM, RANDOM",
    })
    void legacyPolicyIsRead(String legacy, LoadBalancingPolicy expected) {
        Translated<Cluster> cluster = Text.cluster("lb_policy: " + legacy);

        assertThat(cluster.value().loadBalancing()).isEqualTo(expected);
        assertThat(cluster.ignoredFields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "least_request.v3.LeastRequest, LEAST_REQUEST",
        "round_robin.v3.RoundRobin, ROUND_ROBIN",
        "random.v3.Random, RANDOM",
    })
    void typedPolicyBeatsTheLegacyOne(String typed, LoadBalancingPolicy expected) {
        Translated<Cluster> cluster = Text.cluster("lb_policy: MAGLEV load_balancing_policy { " + policy(typed) + " }");

        assertThat(cluster.value().loadBalancing()).isEqualTo(expected);
        assertThat(cluster.ignoredFields()).isEmpty();
    }

    @Test
    void firstSupportedTypedPolicyIsTaken() {
        Translated<Cluster> cluster = Text.cluster("load_balancing_policy { "
                + policy("ring_hash.v3.RingHash")
                + policy("random.v3.Random")
                + policy("round_robin.v3.RoundRobin")
                + " }");

        assertThat(cluster.value().loadBalancing()).isEqualTo(LoadBalancingPolicy.RANDOM);
    }

    @Test
    void policyThatIsNotSupportedIsReportedAndReplaced() {
        Translated<Cluster> legacy = Text.cluster("lb_policy: RING_HASH");
        Translated<Cluster> typed = Text.cluster("load_balancing_policy { " + policy("ring_hash.v3.RingHash") + " }");

        assertThat(legacy.value().loadBalancing()).isEqualTo(LoadBalancingPolicy.LEAST_REQUEST);
        assertThat(legacy.ignoredFields())
                .containsExactly("lb_policy: RING_HASH is not supported, LEAST_REQUEST is used");
        assertThat(typed.value().loadBalancing()).isEqualTo(LoadBalancingPolicy.LEAST_REQUEST);
        assertThat(typed.ignoredFields())
                .contains("load_balancing_policy.policies: none is supported, LEAST_REQUEST is used");
    }

    @Test
    void connectionSettingsAreReadFromBothPlaces() {
        String options =
                "common_http_protocol_options { idle_timeout { seconds: 9 } max_requests_per_connection { value: 3 } }";
        Cluster plain =
                Text.cluster("connect_timeout { seconds: 10 } " + options).value();
        Cluster typed = Text.cluster("""
                        connect_timeout { seconds: 10 } typed_extension_protocol_options {
                          key: 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions'
                          value { [type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions] { %s } } }
                        """.formatted(options)).value();

        assertThat(plain).isEqualTo(typed);
        assertThat(typed.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(typed.idleTimeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(typed.maxRequestsPerConnection()).isEqualTo(3);
    }

    @Test
    void panicThresholdIsRead() {
        assertThat(Text.cluster("common_lb_config { healthy_panic_threshold {} }")
                        .value()
                        .panicThreshold())
                .isZero();
    }

    @Test
    void whatIsNotSupportedIsReported() {
        assertThat(Text.cluster("outlier_detection {} circuit_breakers {} transport_socket {}")
                        .ignoredFields())
                .containsExactly("circuit_breakers", "outlier_detection", "transport_socket");
    }

    @Test
    void clusterWithoutEdsIsRefused() {
        assertThatThrownBy(() -> Text.cluster("type: STRICT_DNS"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("type: STRICT_DNS is not supported: endpoints must come by EDS");
        assertThatThrownBy(() -> Text.cluster("cluster_type { name: 'x' }"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("cluster_type: 'x' is not supported");
    }

    @Test
    void emptyListOfPoliciesIsRefused() {
        assertThatThrownBy(() -> Text.cluster("load_balancing_policy {}"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("load_balancing_policy.policies: is empty");
    }

    private static String policy(String type) {
        return "policies { typed_extension_config { name: 'p' typed_config { "
                + "[type.googleapis.com/envoy.extensions.load_balancing_policies." + type + "] {} } } }";
    }
}
