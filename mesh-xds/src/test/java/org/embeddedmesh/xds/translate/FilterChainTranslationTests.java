package org.embeddedmesh.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.snapshot.TcpListener;
import org.embeddedmesh.tcp.FilterChain;
import org.embeddedmesh.tcp.FilterChain.WeightedCluster;
import org.junit.jupiter.api.Test;

class FilterChainTranslationTests {

    private static final String PROXY = "[type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy]";

    @Test
    void chainsBecomeRecordsWithTheirOrigin() {
        Translated<TcpListener> listener = Text.tcpListener("""
                listener_filters { name: 'tls' typed_config {
                  [type.googleapis.com/envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector] {} } }
                filter_chains {
                  filter_chain_match { server_names: 'a.com' server_names: '*.b.com' }
                  metadata { filter_metadata { key: 'istio' value {
                    fields { key: 'config' value { string_value:
                      '/apis/networking.istio.io/v1/namespaces/default/virtual-service/a' } }
                    fields { key: 'rule' value { string_value: 'tls[0]' } } } } }
                  filters { name: 'p' typed_config { %s { stat_prefix: 's' weighted_clusters {
                    clusters { name: 'c' weight: 3 } clusters { name: 'd' weight: 1 } } } } }
                }
                filter_chains { filters { name: 'p' typed_config { %s { stat_prefix: 's' cluster: 'e' } } } }
                """.formatted(PROXY, PROXY));

        assertThat(listener.value())
                .isEqualTo(new TcpListener(
                        new Authority("a.b", 80),
                        List.of(
                                new FilterChain(
                                        List.of("a.com", "*.b.com"),
                                        List.of(new WeightedCluster("c", 3), new WeightedCluster("d", 1)),
                                        new Origin("VirtualService default/a", "tls[0]")),
                                new FilterChain(List.of(), List.of(new WeightedCluster("e", 1)), Origin.NONE))));
        assertThat(listener.ignoredFields()).isEmpty();
    }

    @Test
    void whatIsNotReadIsReported() {
        Translated<TcpListener> listener = Text.tcpListener("""
                default_filter_chain { name: 'd' }
                filter_chains { transport_socket { name: 't' }
                  filters { name: 'x' typed_config { type_url: 'type.googleapis.com/a.b.Rbac' } }
                  filters { name: 'p' typed_config { %s { cluster: 'c' idle_timeout { seconds: 1 }
                    hash_policy { source_ip {} } } } } }
                """.formatted(PROXY));

        assertThat(listener.ignoredFields())
                .containsExactlyInAnyOrder(
                        "default_filter_chain",
                        "filter_chains[0].transport_socket",
                        "filter_chains[0].filters[0].typed_config: a.b.Rbac",
                        "filter_chains[0].filters[1].typed_config.idle_timeout",
                        "filter_chains[0].filters[1].typed_config.hash_policy");
    }

    @Test
    void chainsBesideAnApiListenerAreReported() {
        assertThat(Text.listener("""
                                api_listener { api_listener {
                                  [type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager]
                                  { rds { route_config_name: 'r' } } } }
                                filter_chains {}
                                """).ignoredFields()).containsExactly("filter_chains");
    }

    @Test
    void chainWithoutTcpProxyAtItsEndIsRefused() {
        refused("filter_chains[0].filters: is empty: the last must be a TcpProxy", "filter_chains {}");
        refused(
                "filter_chains[0].filters[1].typed_config: is a Rbac: the last filter must be a TcpProxy",
                "filter_chains { filters { typed_config { " + PROXY + " { cluster: 'c' } } }"
                        + " filters { typed_config { type_url: 'type.googleapis.com/a.b.Rbac' } } }");
        refused(
                "filter_chains[0].filters[0].typed_config: is missing: the last filter must be a TcpProxy",
                "filter_chains { filters { name: 'envoy.filters.network.tcp_proxy' } }");
    }

    @Test
    void proxyThatLeadsNowhereIsRefused() {
        String config = "filter_chains[0].filters[0].typed_config.";
        refused(config + "cluster_specifier: is missing or not known", chain(""));
        refused(config + "cluster: is empty", chain("cluster: ''"));
        refused(
                config + "weighted_clusters.clusters[0].weight: is 0 or missing",
                chain("weighted_clusters { clusters { name: 'c' } }"));
        refused(
                config + "weighted_clusters.clusters: weights sum to 0, not to between 1 and 4294967295",
                chain("weighted_clusters {}"));
        refused(
                config + "weighted_clusters.clusters[0].name: is empty",
                chain("weighted_clusters { clusters { weight: 1 } }"));
    }

    @Test
    void criterionThatCannotBeMatchedIsRefused() {
        refused(
                "filter_chains[0].filter_chain_match.transport_protocol: is not supported: only server_names are matched",
                matching("transport_protocol: 'tls'"));
        refused(
                "filter_chains[0].filter_chain_match.prefix_ranges: is not supported: only server_names are matched",
                matching("prefix_ranges { address_prefix: '10.0.0.0' prefix_len { value: 8 } }"));
        refused(
                "filter_chains: filter chain 1: 'a' is matched twice",
                matching("server_names: 'a'") + matching("server_names: 'a'"));
    }

    private static void refused(String why, String text) {
        assertThatThrownBy(() -> Text.tcpListener(text))
                .isInstanceOf(RefusedException.class)
                .hasMessage(why);
    }

    private static String matching(String match) {
        return "filter_chains { filter_chain_match { " + match + " } filters { typed_config { " + PROXY
                + " { cluster: 'c' } } } } ";
    }

    private static String chain(String proxy) {
        return "filter_chains { filters { typed_config { " + PROXY + " { " + proxy + " } } } }";
    }
}
