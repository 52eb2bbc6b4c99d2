package org.embeddedmesh.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.embeddedmesh.cors.CorsPolicy;
import org.embeddedmesh.fault.FaultPolicy;
import org.embeddedmesh.fault.FaultPolicy.Abort;
import org.embeddedmesh.fault.FaultPolicy.Delay;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.match.StringMatcher;
import org.embeddedmesh.match.UriTemplate;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.HeaderFormat;
import org.embeddedmesh.route.HeaderMutations.Action;
import org.embeddedmesh.route.HeaderMutations.Addition;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.route.PathTemplateRewrite;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.HostRewrite;
import org.embeddedmesh.route.RouteAction.Mirror;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteAction.Redirect;
import org.embeddedmesh.route.RouteAction.WeightedCluster;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.route.RouteFilters;
import org.embeddedmesh.route.TlsRequirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTranslationTests {

    private static final String ANY = "match { prefix: '/' } ";
    private static final String FAULT = "[type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault]";
    private static final String FILTER_CONFIG = "[type.googleapis.com/envoy.config.route.v3.FilterConfig]";
    private static final String CORS = "[type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy]";

    @Test
    void tableAndVirtualHostAreRead() {
        RouteConfiguration table = Text.routes(
                        "ignore_port_in_host_matching: true virtual_hosts { name: 'v' domains: ['a', '*.b'] }")
                .value();

        assertThat(table.name()).isEqualTo("r");
        assertThat(table.ignorePortInHost()).isTrue();
        assertThat(table.virtualHosts().get(0).domains()).containsExactly("a", "*.b");
    }

    @Test
    void pathConditionsAreRead() {
        assertThat(path("prefix: '/a'")).isEqualTo(new PathMatcher.Prefix("/a", false));
        assertThat(path("path: '/a' case_sensitive { value: false }")).isEqualTo(new PathMatcher.Exact("/a", true));
        assertThat(path("path_separated_prefix: '/a'")).isEqualTo(new PathMatcher.PathSeparatedPrefix("/a", false));
        assertThat(path("connect_matcher {}")).isEqualTo(new PathMatcher.Connect());
        assertThat(path("safe_regex { regex: '/a+' }").matches("/aaa")).isTrue();
        assertThat(path("safe_regex { regex: '/a+' }").matches("/aaab")).isFalse();
    }

    @Test
    void pathTemplateAndItsRewriteAreRead() {
        Translated<Route> route = Text.route("""
                match { path_match_policy { name: 'm' typed_config {
                  [type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig] {
                    path_template: '/a/{x}' } } } case_sensitive { value: false } }
                route { cluster: 'c' path_rewrite_policy { name: 'r' typed_config {
                  [type.googleapis.com/envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig] {
                    path_template_rewrite: '/b/{x}' } } } }
                """);

        assertThat(route.ignoredFields()).isEmpty();
        assertThat(route.value().match().path()).isEqualTo(new PathMatcher.Template(UriTemplate.parse("/a/{x}")));
        assertThat(((Forward) route.value().action()).pathRewrite())
                .isEqualTo(new PathRewrite.Template(PathTemplateRewrite.parse("/b/{x}")));
    }

    @Test
    void headerConditionsAreRead() {
        assertThat(value("string_match { exact: 'x' ignore_case: true }"))
                .isEqualTo(new StringMatcher.Exact("x", true));
        assertThat(value("string_match { prefix: 'x' }")).isEqualTo(new StringMatcher.Prefix("x", false));
        assertThat(value("string_match { suffix: 'x' }")).isEqualTo(new StringMatcher.Suffix("x", false));
        assertThat(value("string_match { contains: 'x' }")).isEqualTo(new StringMatcher.Contains("x", false));
        assertThat(value("exact_match: 'x'")).isEqualTo(new StringMatcher.Exact("x", false));
        assertThat(value("prefix_match: 'x'")).isEqualTo(new StringMatcher.Prefix("x", false));
        assertThat(value("safe_regex_match { regex: 'x+' }").matches("xx")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "present_match: true,                     true,  false",
        "present_match: false,                    false, true",
        "present_match: true invert_match: true,  false, true",
        "present_match: false invert_match: true, true,  false",
        "'',                                      true,  false",
    })
    void presenceIsReadAsEnvoyMeansIt(String condition, boolean whenPresent, boolean whenMissing) {
        var matcher = Text.route("match { prefix: '/' headers { name: 'X' " + condition + " } } route { cluster: 'c' }")
                .value()
                .match()
                .headers()
                .get(0);

        assertThat(matcher.name()).isEqualTo("x");
        assertThat(matcher.matches(name -> List.of("1"))).isEqualTo(whenPresent);
        assertThat(matcher.matches(name -> List.of())).isEqualTo(whenMissing);
    }

    @Test
    void missingHeaderCanCountAsEmpty() {
        var matcher = Text.route("""
                        match { prefix: '/' headers { name: 'x' string_match { exact: '' }
                          treat_missing_header_as_empty: true } } route { cluster: 'c' }
                        """).value().match().headers().get(0);

        assertThat(matcher.matches(name -> List.of())).isTrue();
    }

    @Test
    void grpcIsAConditionOnTheContentType() {
        var matcher = Text.route("match { prefix: '/' grpc {} } route { cluster: 'c' }")
                .value()
                .match()
                .headers()
                .get(0);

        assertThat(matcher.matches(contentType("application/grpc"))).isTrue();
        assertThat(matcher.matches(contentType("application/grpc+proto"))).isTrue();
        assertThat(matcher.matches(contentType("application/grpc-web"))).isFalse();
    }

    @Test
    void queryConditionsAreRead() {
        var matcher = Text.route(
                        "match { prefix: '/' query_parameters { name: 'q' string_match { exact: '1' } } } route { cluster: 'c' }")
                .value()
                .match()
                .queryParameters()
                .get(0);

        assertThat(matcher.matches("/?q=1")).isTrue();
        assertThat(matcher.matches("/?q=2")).isFalse();
    }

    @Test
    void forwardHasEnvoysDefaults() {
        Forward forward = forward("cluster: 'c'");

        assertThat(forward.clusters())
                .extracting(RouteAction.WeightedCluster::cluster)
                .containsExactly("c");
        assertThat(forward.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(forward.retry()).isEqualTo(RetryPolicy.NEVER);
        assertThat(forward.pathRewrite()).isEqualTo(PathRewrite.NONE);
        assertThat(forward.hostRewrite()).isEqualTo(HostRewrite.NONE);
    }

    @Test
    void zeroTimeoutMeansNone() {
        assertThat(forward("cluster: 'c' timeout {}").timeout()).isZero();
        assertThat(forward("cluster: 'c' timeout { nanos: 500000000 }").timeout())
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void splitIsReadWithWhatItsPartsChange() {
        Forward forward = forward("""
                weighted_clusters {
                  clusters { name: 'a' weight { value: 90 } }
                  clusters { name: 'b' weight { value: 10 } host_rewrite_literal: 'h'
                    request_headers_to_add { header { key: 'x' value: '1' } append_action: OVERWRITE_IF_EXISTS_OR_ADD }
                    response_headers_to_remove: 'y' } }
                """);

        assertThat(forward.clusters())
                .extracting(RouteAction.WeightedCluster::weight)
                .containsExactly(90L, 10L);
        assertThat(forward.clusters().get(1).hostRewrite()).isEqualTo(new HostRewrite("h"));
        assertThat(forward.clusters().get(1).requestHeaders().additions())
                .containsExactly(new Addition("x", "1", Action.OVERWRITE_IF_EXISTS_OR_ADD));
        assertThat(forward.clusters().get(1).responseHeaders().remove()).containsExactly("y");
    }

    @Test
    void rewritesAreRead() {
        assertThat(forward("cluster: 'c' prefix_rewrite: '/x' host_rewrite_literal: 'h'"))
                .extracting(Forward::pathRewrite, Forward::hostRewrite)
                .containsExactly(new PathRewrite.Prefix("/x"), new HostRewrite("h"));
        assertThat(forward("cluster: 'c' regex_rewrite { pattern { regex: '/(a)' } substitution: '/x\\\\1' }")
                        .pathRewrite())
                .isInstanceOfSatisfying(
                        PathRewrite.Regex.class,
                        it -> assertThat(it.substitution()).isEqualTo("/x\\1"));
    }

    @Test
    void retriesAreRead() {
        RetryPolicy retry = forward("""
                        cluster: 'c' retry_policy {
                          retry_on: 'connect-failure,refused-stream,unavailable,retriable-status-codes'
                          num_retries { value: 2 } per_try_timeout { seconds: 1 } retriable_status_codes: 503
                          host_selection_retry_max_attempts: 5
                          retry_host_predicate { name: 'envoy.retry_host_predicates.previous_hosts' typed_config {
                            [type.googleapis.com/envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate] {} } } }
                        """).retry();

        assertThat(retry)
                .isEqualTo(new RetryPolicy(
                        Set.of(
                                RetryOn.CONNECT_FAILURE,
                                RetryOn.REFUSED_STREAM,
                                RetryOn.UNAVAILABLE,
                                RetryOn.RETRIABLE_STATUS_CODES),
                        2,
                        Duration.ofSeconds(1),
                        Set.of(503),
                        Duration.ofMillis(25),
                        Duration.ofMillis(250),
                        true,
                        5));
    }

    @Test
    void retryPolicyHasEnvoysDefaults() {
        RetryPolicy retry =
                forward("cluster: 'c' retry_policy { retry_on: '5xx' }").retry();

        assertThat(retry.numRetries()).isEqualTo(1);
        assertThat(retry.hostSelectionMaxAttempts()).isEqualTo(1);
        assertThat(retry.perTryTimeout()).isZero();
        assertThat(retry.avoidPreviousHosts()).isFalse();
    }

    @Test
    void backoffIsAtLeastAMillisecondAndTenTimesItsBaseAtMost() {
        RetryPolicy retry = forward(
                        "cluster: 'c' retry_policy { retry_on: '5xx' retry_back_off { base_interval { nanos: 1 } } }")
                .retry();

        assertThat(retry.backoffBase()).isEqualTo(Duration.ofMillis(1));
        assertThat(retry.backoffMax()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void routeWithoutRetryPolicyHasItsVirtualHosts() {
        RouteConfiguration table = Text.routes("""
                        virtual_hosts { name: 'v' domains: '*' retry_policy { retry_on: '5xx' num_retries { value: 7 } }
                          routes { match { prefix: '/' } route { cluster: 'c' } } }
                        """).value();

        assertThat(((Forward) table.virtualHosts().get(0).routes().get(0).action())
                        .retry()
                        .numRetries())
                .isEqualTo(7);
    }

    @Test
    void rangeConditionIsRead() {
        assertThat(value("range_match { start: -1 end: 7 }")).isEqualTo(new StringMatcher.Range(-1, 7));
    }

    @Test
    void directResponseLargerThanTheTableAllowsIsRefused() {
        String table = "virtual_hosts { name: 'v' domains: ['a'] routes { " + ANY
                + "direct_response { status: 200 body { inline_string: 'four' } } } }";

        assertThat(Text.routes("max_direct_response_body_size_bytes { value: 4 } " + table)
                        .value()
                        .virtualHosts())
                .hasSize(1);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Text.routes("max_direct_response_body_size_bytes { value: 3 } " + table))
                .withMessageContaining("virtual_hosts[0].routes[0].direct_response.body: has 4 bytes, more than 3");
    }

    @Test
    void directResponseIsRead() {
        assertThat(Text.route(ANY + "direct_response { status: 418 body { inline_string: 'tea' } }")
                        .value()
                        .action())
                .isEqualTo(new RouteAction.DirectResponse(418, "tea"));
    }

    @Test
    void headerChangesAreRead() {
        Route route = Text.route(ANY + """
                                route { cluster: 'c' }
                                request_headers_to_add { header { key: 'a' value: '100%%' } append { value: false } }
                                request_headers_to_add { header { key: 'b' value: '2' } append_action: ADD_IF_ABSENT }
                                request_headers_to_remove: 'd'
                                response_headers_to_add { header { key: 'c' value: '3' } }
                                """).value();

        assertThat(route.requestHeaders().remove()).containsExactly("d");
        assertThat(route.requestHeaders().additions())
                .containsExactly(
                        new Addition("a", "100%", Action.OVERWRITE_IF_EXISTS_OR_ADD),
                        new Addition("b", "2", Action.ADD_IF_ABSENT));
        assertThat(route.responseHeaders().additions())
                .containsExactly(new Addition("c", "3", Action.APPEND_IF_EXISTS_OR_ADD));
    }

    @Test
    void headerWithAFormatIsRead() {
        Route route = Text.route(ANY
                        + "route { cluster: 'c' } request_headers_to_add { header { key: 'a' value: '%REQ(b)% %%' } }")
                .value();

        assertThat(route.requestHeaders().additions())
                .containsExactly(new Addition(
                        "a", "%REQ(b)% %%", Action.APPEND_IF_EXISTS_OR_ADD, HeaderFormat.parse("%REQ(b)% %%")));
    }

    @Test
    void headerWithAnUnknownCommandIsLeftOutAndReported() {
        Translated<Route> route = Text.route(
                ANY + "route { cluster: 'c' } request_headers_to_add { header { key: 'a' value: '%GEO(b)%' } }");

        assertThat(route.value().requestHeaders().additions()).isEmpty();
        assertThat(route.ignoredFields())
                .singleElement()
                .asString()
                .startsWith("virtual_hosts[0].routes[0].request_headers_to_add[0].header.value: '%GEO(b)%'");
    }

    @Test
    void originIsReadFromIstiosMetadata() {
        Route route = Text.route(ANY + """
                                route { cluster: 'c' }
                                metadata { filter_metadata { key: 'istio' value {
                                  fields { key: 'config' value { string_value:
                                    '/apis/networking.istio.io/v1/namespaces/default/virtual-service/hello' } }
                                  fields { key: 'rule' value { string_value: 'http[0] canary' } } } } }
                                """).value();

        assertThat(route.origin()).isEqualTo(new Origin("VirtualService default/hello", "http[0] canary"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "match {} route { cluster: 'c' } | match.path_specifier | is missing or not known",
                "match { safe_regex { regex: '[' } } route { cluster: 'c' } | match.safe_regex.regex | '[' does not compile",
                "match { path_match_policy { name: 'm' typed_config { [type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig] { path_template: '/{a/{b}' } } } } route { cluster: 'c' } | match.path_match_policy.typed_config.path_template | '/{a/{b}' is no path template",
                "match { path_match_policy { typed_config { [type.googleapis.com/envoy.extensions.filters.http.router.v3.Router] {} } } } route { cluster: 'c' } | match.path_match_policy.typed_config | 'Router' is not supported",
                "match { path_match_policy { name: 'm' typed_config { [type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig] { path_template: '/{a}' } } } } route { cluster: 'c' path_rewrite_policy { name: 'r' typed_config { [type.googleapis.com/envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig] { path_template_rewrite: '/{b}' } } } } | route.path_rewrite_policy.typed_config.path_template_rewrite | '/{b}' cannot rewrite a path: '/{a}' has no variable 'b'",
                "match { prefix: '/' } route { cluster: 'c' path_rewrite_policy { name: 'r' typed_config { [type.googleapis.com/envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig] { path_template_rewrite: '/b' } } } } | route.path_rewrite_policy.typed_config.path_template_rewrite | '/b' cannot rewrite a path: the route matches no path template",
                "match { path_match_policy { name: 'm' typed_config { [type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig] { path_template: '/{a}' } } } } route { cluster: 'c' path_rewrite_policy {} } | route.path_rewrite_policy.typed_config | '' is not supported",
                "match { path_match_policy { name: 'm' typed_config { [type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig] { path_template: '/{a}' } } } } route { cluster: 'c' prefix_rewrite: '/b' } | route.prefix_rewrite | cannot stand beside path_match_policy",
                "match { path_match_policy { name: 'm' typed_config { [type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig] { path_template: '/{a}' } } } } route { cluster: 'c' prefix_rewrite: '/b' path_rewrite_policy { name: 'r' typed_config { [type.googleapis.com/envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig] { path_template_rewrite: '/{a}' } } } } | route.path_rewrite_policy | cannot stand beside prefix_rewrite",
                "match { path_match_policy { name: 'm' typed_config { [type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig] { path_template: '/{a}' } } } } route { cluster: 'c' regex_rewrite { pattern { regex: 'a' } } path_rewrite_policy { name: 'r' typed_config { [type.googleapis.com/envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig] { path_template_rewrite: '/{a}' } } } } | route.path_rewrite_policy | cannot stand beside regex_rewrite",
                "match { path_separated_prefix: '/a/' } route { cluster: 'c' } | match.path_separated_prefix | '/a/' must not",
                "match { prefix: '/' tls_context {} } route { cluster: 'c' } | match.tls_context | is not supported",
                "match { prefix: '/' runtime_fraction {} } route { cluster: 'c' } | match.runtime_fraction | is not supported",
                "match { prefix: '/' headers { name: 'x' string_match { prefix: '' } } } route { cluster: 'c' } | match.headers[0].string_match.prefix | is empty",
                "match { prefix: '/' headers { name: 'x' string_match {} } } route { cluster: 'c' } | match.headers[0].string_match.match_pattern | is missing",
                "match { prefix: '/' } | action | is missing or not known",
                "match { prefix: '/' } route {} | route.cluster_specifier | is missing or not known",
                "match { prefix: '/' } route { cluster_header: '' } | route.cluster_header | '' is no name of a header",
                "match { prefix: '/' } route { weighted_clusters { clusters { name: 'a' weight {} } } } | route.weighted_clusters.clusters | weights sum to 0",
                "match { prefix: '/' } route { weighted_clusters { clusters { name: 'a' } } } | route.weighted_clusters.clusters[0].weight | is missing",
                "match { prefix: '/' } route { weighted_clusters { clusters { name: 'a' cluster_header: 'x' weight { value: 1 } } } } | route.weighted_clusters.clusters[0].cluster_header | cannot stand beside name",
                "match { prefix: '/' } route { weighted_clusters { clusters { weight { value: 1 } } } } | route.weighted_clusters.clusters[0].name | is empty",
                "match { prefix: '/' } route { cluster: 'c' timeout { seconds: -1 } } | route.timeout | PT-1S is negative",
                "match { prefix: '/' } route { cluster: 'c' prefix_rewrite: '/' regex_rewrite {} } | route.regex_rewrite | cannot stand beside",
                "match { prefix: '/' } route { cluster: 'c' regex_rewrite { pattern { regex: 'a' } substitution: '\\\\1' } } | route.regex_rewrite.substitution | '\\1' does not fit",
                "match { prefix: '/' } route { cluster: 'c' retry_policy { retry_back_off {} } } | route.retry_policy.retry_back_off.base_interval | is missing or zero",
                "match { prefix: '/' } redirect { port_redirect: 65536 } | redirect.port_redirect | 65536 is no port",
                "match { prefix: '/' } route { cluster: 'c' } typed_per_filter_config { key: 'f' value { [type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault] { abort { http_status: 600 } } } } | typed_per_filter_config[f].abort.http_status | 600 is not between 200 and 599",
                "match { prefix: '/' } route { cluster: 'c' } typed_per_filter_config { key: 'f' value { [type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault] { abort {} } } } | typed_per_filter_config[f].abort.error_type | is missing",
                "match { prefix: '/' } route { cluster: 'c' } typed_per_filter_config { key: 'f' value { [type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault] { delay { fixed_delay {} } } } } | typed_per_filter_config[f].delay.fixed_delay | is zero",
                "match { prefix: '/' } route { cluster: 'c' request_mirror_policies {} } | route.request_mirror_policies[0].cluster | is empty",
                "match { prefix: '/' } route { cluster: 'c' request_mirror_policies { cluster_header: 'a\\r' } } | route.request_mirror_policies[0].cluster_header | has a control character",
                "match { prefix: '/' } route { cluster: 'c' upgrade_configs { enabled { value: false } } } | route.upgrade_configs[0].upgrade_type | is empty or no value of a header",
                "match { prefix: '/' } route { cluster: 'c' upgrade_configs { upgrade_type: 'a\\nb' } } | route.upgrade_configs[0].upgrade_type | is empty or no value of a header",
                "match { prefix: '/' } route { cluster: 'c' upgrade_configs { upgrade_type: 'websocket' } upgrade_configs { upgrade_type: 'WebSocket' } } | route.upgrade_configs[1].upgrade_type | 'websocket' stands there twice",
                "match { prefix: '/' } route { cluster: 'c' upgrade_configs { upgrade_type: 'Websocket' connect_config {} enabled { value: false } } } | route.upgrade_configs[0].connect_config | cannot belong to the upgrade 'websocket'",
                "match { prefix: '/' } route { cluster: 'c' } typed_per_filter_config { key: 'f' value { [type.googleapis.com/envoy.config.route.v3.FilterConfig] { is_optional: true } } } | typed_per_filter_config[f].config | is missing",
                "match { prefix: '/' } direct_response { status: 99 } | direct_response.status | 99 is not between",
                "match { prefix: '/' } direct_response { status: 200 body { filename: '/etc/passwd' } } | direct_response.body | only inline content",
                "match { prefix: '/' } route { cluster: 'c' } request_headers_to_add { header { key: 'Host' value: 'x' } } | request_headers_to_add[0].header.key | 'Host' cannot be changed",
                "match { prefix: '/' } route { cluster: 'c' } request_headers_to_add { header { key: 'a' value: '100%' } } | request_headers_to_add[0].header.value | '100%' has a lone %",
                "match { prefix: '/' } route { cluster: 'c' } response_headers_to_remove: ':status' | response_headers_to_remove[0] | ':status' cannot be changed",
            })
    void whatCannotBeUsedIsRefusedWithItsField(String text, String field, String reason) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> Text.route(text));

        assertThat(refused.field()).isEqualTo("virtual_hosts[0].routes[0]." + field);
        assertThat(refused.reason()).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "route { cluster: 'c' request_mirror_policies { cluster_header: 'x' } } | route.request_mirror_policies[0].cluster_header: is not supported, nothing is mirrored",
                "route { cluster: 'c' upgrade_configs { upgrade_type: 'CONNECT' connect_config {} } } | route.upgrade_configs",
                "route { cluster: 'c' hash_policy { terminal: true } } | route.hash_policy",
                "route { cluster: 'c' auto_host_rewrite { value: true } } | route.auto_host_rewrite",
                "route { cluster: 'c' max_grpc_timeout {} max_stream_duration { max_stream_duration { seconds: 1 } } } | route.max_stream_duration.max_stream_duration",
                "route { cluster: 'c' retry_policy { retry_on: '5xx,made-up' } } | route.retry_policy.retry_on: 'made-up' is not known",
                "route { cluster: 'c' retry_policy { retry_host_predicate { name: 'canary' } } } | route.retry_policy.retry_host_predicate[0]: 'canary' is not supported",
                "route { cluster: 'c' } tracing {} | tracing",
            })
    void whatIsNotSupportedIsReported(String text, String field) {
        assertThat(Text.route(ANY + text).ignoredFields()).containsExactly("virtual_hosts[0].routes[0]." + field);
    }

    @Test
    void redirectIsRead() {
        assertThat(redirect("response_code: TEMPORARY_REDIRECT scheme_redirect: 'https' host_redirect: 'h' "
                        + "port_redirect: 8443 path_redirect: '/p' strip_query: true"))
                .isEqualTo(new Redirect(307, "https", "h", 8443, "/p", PathRewrite.NONE, true));
        assertThat(redirect("https_redirect: true prefix_rewrite: '/x'"))
                .isEqualTo(new Redirect(301, "https", "", 0, "", new PathRewrite.Prefix("/x"), false));
        assertThat(redirect("regex_rewrite { pattern { regex: '/(a)' } substitution: '/x' }")
                        .pathRewrite())
                .isInstanceOf(PathRewrite.Regex.class);
    }

    @Test
    void faultsAreRead() {
        assertThat(filters(FAULT + " { delay { fixed_delay { seconds: 2 } percentage { numerator: 50 } } "
                                + "abort { http_status: 503 percentage { numerator: 125000 denominator: MILLION } } }")
                        .fault())
                .isEqualTo(new FaultPolicy(
                        new Delay(Duration.ofSeconds(2), new FractionalPercent(50, 100)),
                        Abort.http(503, new FractionalPercent(125_000, 1_000_000))));
        assertThat(filters(
                                FAULT
                                        + " { abort { grpc_status: 14 percentage { numerator: 1 denominator: TEN_THOUSAND } } }")
                        .fault())
                .isEqualTo(new FaultPolicy(null, Abort.grpc(14, new FractionalPercent(1, 10_000))));
    }

    @Test
    void filterConfigWrapsSettings() {
        assertThat(filters(FILTER_CONFIG + " { config { " + FAULT + " { abort { http_status: 500 } } } }")
                        .fault())
                .isNotNull();
        assertThat(filters(FILTER_CONFIG + " { config {} }")).isEqualTo(RouteFilters.NONE);
        assertThat(filters(FILTER_CONFIG + " { disabled: true }")).isEqualTo(RouteFilters.NONE);
    }

    @ParameterizedTest
    @CsvSource({"envoy.filters.http.fault, false, true", "envoy.filters.http.cors, true, false", "f, true, true"})
    void routeTurnsAFilterOfItsVirtualHostOff(String name, boolean fault, boolean cors) {
        String table = "virtual_hosts { name: 'v' domains: '*' typed_per_filter_config { key: 'a' value { " + FAULT
                + " { abort { http_status: 500 } } } } typed_per_filter_config { key: 'b' value { " + CORS + " {} } } "
                + "routes { " + ANY + "route { cluster: 'c' } typed_per_filter_config { key: '" + name + "' value { "
                + FILTER_CONFIG + " { disabled: true } } } } }";
        Route route = Text.routes(table).value().virtualHosts().get(0).routes().get(0);
        RouteFilters filters = ((Forward) route.action()).filters();

        assertThat(filters.fault() != null).isEqualTo(fault);
        assertThat(filters.cors() != null).isEqualTo(cors);
    }

    @Test
    void corsPolicyIsReadWithEnvoysDefaults() {
        CorsPolicy given = filters(CORS + """
                         { allow_origin_string_match { exact: 'o' } allow_methods: 'GET' allow_headers: 'x'
                          expose_headers: 'y' max_age: '90' allow_credentials { value: true }
                          filter_enabled { default_value { numerator: 10 } } forward_not_matching_preflights {} }
                        """).cors();
        CorsPolicy defaults = filters(CORS + " {}").cors();

        assertThat(given)
                .isEqualTo(new CorsPolicy(
                        new FractionalPercent(10, 100),
                        List.of(new StringMatcher.Exact("o", false)),
                        "GET",
                        "x",
                        "y",
                        "90",
                        true,
                        false));
        assertThat(defaults).isEqualTo(new CorsPolicy(FractionalPercent.ALL, List.of(), "", "", "", "", false, true));
    }

    @Test
    void routeWithoutFiltersHasThoseOfItsVirtualHost() {
        String table = "virtual_hosts { name: 'v' domains: '*' typed_per_filter_config { key: 'f' value { " + FAULT
                + " { abort { http_status: 500 } } } } routes { " + ANY + "route { cluster: 'c' } } "
                + "routes { " + ANY + "route { cluster: 'c' } typed_per_filter_config { key: 'f' value { " + FAULT
                + " { abort { http_status: 400 } } } } } }";

        assertThat(Text.routes(table).value().virtualHosts().get(0).routes())
                .extracting(
                        it -> ((Forward) it.action()).filters().fault().abort().status())
                .containsExactly(500, 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ abort { http_status: 500 } headers { name: 'x' } } | typed_per_filter_config[f]: faults for some requests only",
                "{ abort { http_status: 500 } upstream_cluster: 'x' } | typed_per_filter_config[f]: faults for some requests only",
                "{ delay { header_delay {} } } | typed_per_filter_config[f].delay.header_delay",
                "{ abort { header_abort {} } } | typed_per_filter_config[f].abort.header_abort",
                "{ max_active_faults { value: 1 } } | typed_per_filter_config[f].max_active_faults",
            })
    void whatIsNotSupportedOfFaultsIsReported(String text, String field) {
        Translated<Route> route = Text.route(
                ANY + "route { cluster: 'c' } typed_per_filter_config { key: 'f' value { " + FAULT + text + " } }");

        assertThat(((Forward) route.value().action()).filters()).isEqualTo(RouteFilters.NONE);
        assertThat(route.ignoredFields()).singleElement().asString().startsWith("virtual_hosts[0].routes[0]." + field);
    }

    @Test
    void settingsOfAFilterThatIsNotHereAreReported() {
        assertThat(Text.route(ANY + "route { cluster: 'c' } typed_per_filter_config { key: 'f' value { "
                                + "[type.googleapis.com/envoy.extensions.filters.http.router.v3.Router] {} } }")
                        .ignoredFields())
                .isEmpty();
        assertThat(Text.route(
                                ANY + "route { cluster: 'c' } typed_per_filter_config { key: 'f' value { "
                                        + "[type.googleapis.com/envoy.extensions.load_balancing_policies.ring_hash.v3.RingHash] {} } }")
                        .ignoredFields())
                .containsExactly(
                        "virtual_hosts[0].routes[0].typed_per_filter_config[f]: envoy.extensions.load_balancing_policies.ring_hash.v3.RingHash");
    }

    @Test
    void mirrorsAreRead() {
        assertThat(forward(
                                "cluster: 'c' request_mirror_policies { cluster: 'm' } request_mirror_policies { cluster: 'n' "
                                        + "runtime_fraction { default_value { numerator: 5 denominator: TEN_THOUSAND } } "
                                        + "disable_shadow_host_suffix_append: true }")
                        .mirrors())
                .containsExactly(
                        new Mirror("m", FractionalPercent.ALL, true),
                        new Mirror("n", new FractionalPercent(5, 10_000), false));
    }

    @Test
    void clusterNamedByAHeaderIsRead() {
        assertThat(forward("cluster_header: 'X-To'").clusters()).containsExactly(WeightedCluster.only("", "x-to"));
        assertThat(forward("weighted_clusters { clusters { cluster_header: 'X-To' weight { value: 1 } } "
                                + "clusters { name: 'c' weight { value: 1 } } }")
                        .clusters())
                .containsExactly(WeightedCluster.only("", "x-to"), WeightedCluster.only("c", ""));
    }

    @Test
    void requiredTlsIsRead() {
        assertThat(Text.routes("virtual_hosts { name: 'v' domains: '*' require_tls: EXTERNAL_ONLY }")
                        .value()
                        .virtualHosts()
                        .get(0)
                        .requireTls())
                .isEqualTo(TlsRequirement.EXTERNAL_ONLY);
    }

    @Test
    void whatIstiodAlwaysWritesIsNotReported() {
        assertThat(Text.route(ANY + """
                                        route { cluster: 'c' max_grpc_timeout {} max_stream_duration { max_stream_duration {} grpc_timeout_header_max {} } }
                                        decorator { operation: 'x' } stat_prefix: 's'
                                        """).ignoredFields()).isEmpty();
    }

    @Test
    void tableOfAnotherNameIsRefused() {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> EnvoyTranslator.routes("other", ByteString.EMPTY));

        assertThat(refused).hasMessage("name: is '', but the resource is 'other'");
    }

    private static PathMatcher path(String text) {
        return Text.route("match { " + text + " } route { cluster: 'c' }")
                .value()
                .match()
                .path();
    }

    private static StringMatcher value(String text) {
        return Text.route("match { prefix: '/' headers { name: 'x' " + text + " } } route { cluster: 'c' }")
                .value()
                .match()
                .headers()
                .get(0)
                .value();
    }

    private static Forward forward(String text) {
        return (Forward) Text.route(ANY + "route { " + text + " }").value().action();
    }

    private static RouteFilters filters(String text) {
        Route route = Text.route(
                        ANY + "route { cluster: 'c' } typed_per_filter_config { key: 'f' value { " + text + " } }")
                .value();
        return ((Forward) route.action()).filters();
    }

    private static Redirect redirect(String text) {
        return (Redirect) Text.route(ANY + "redirect { " + text + " }").value().action();
    }

    private static Headers contentType(String value) {
        return name -> name.equals("content-type") ? List.of(value) : List.of();
    }
}
