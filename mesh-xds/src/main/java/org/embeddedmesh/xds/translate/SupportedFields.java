package org.embeddedmesh.xds.translate;

/**
 * What this client reads of Envoy's messages; see {@link FieldTable} for the notation. Deliberately not needed are names
 * for statistics and logs, limits of a proxy's own buffers, checks that make no sense outside of Envoy
 * ({@code validate_clusters}), what an API listener inherits from a real one, and Istio's own telemetry filters.
 */
final class SupportedFields {

    /** The line for a listener without an API listener. */
    static final String TCP_LISTENER = "TcpListener";

    static final FieldTable TABLE = FieldTable.parse("""
            embeddedmesh.v1.HostIndex: 1 hosts*>Host, 2 outbound_traffic_policy, 3 domain_suffix
            Host: 1 name, 2 ports*>Port
            Port: 1 number, 2 protocol

            envoy.config.listener.v3.Listener: 1 name, 2 address~, 3 filter_chains!, 6 metadata~, 9 listener_filters!, \
            16 traffic_direction~, 19 api_listener>ApiListener, 25 default_filter_chain!, 28 stat_prefix~
            TcpListener: 1 name, 2 address~, 3 filter_chains*>FilterChain, 6 metadata~, 9 listener_filters*>ListenerFilter, \
            16 traffic_direction~, 25 default_filter_chain!, 28 stat_prefix~
            ListenerFilter: 1 name~, 3 typed_config>any, 4 filter_disabled!, 5 config_discovery!
            envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector: 1 enable_ja3_fingerprinting~, \
            2 initial_read_buffer_size~
            FilterChain: 1 filter_chain_match>FilterChainMatch, 3 filters*>Filter, 5 metadata, 6 transport_socket!, 7 name~, \
            9 transport_socket_connect_timeout~
            FilterChainMatch: 3 prefix_ranges, 4 address_suffix, 5 suffix_len, 6 source_prefix_ranges, 7 source_ports, \
            8 destination_port, 9 transport_protocol, 10 application_protocols, 11 server_names, 12 source_type, \
            13 direct_source_prefix_ranges
            Filter: 1 name~, 4 typed_config>any, 5 config_discovery!
            envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy: 1 stat_prefix~, 2 cluster, \
            3 downstream_idle_timeout!, 4 upstream_idle_timeout!, 5 access_log~, 7 max_connect_attempts!, 8 idle_timeout!, 9 metadata_match!, \
            10 weighted_clusters>TcpWeightedCluster, 11 hash_policy!, 12 tunneling_config!, \
            13 max_downstream_connection_duration!, 14 on_demand!, 15 access_log_flush_interval~, \
            16 flush_access_log_on_connected~, 17 access_log_options~, 18 backoff_options!, 19 proxy_protocol_tlvs!
            TcpWeightedCluster: 1 clusters*>TcpClusterWeight
            TcpClusterWeight: 1 name, 2 weight, 3 metadata_match!
            ApiListener: 1 api_listener>any
            envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager: 1 codec_type~, \
            2 stat_prefix~, 3 rds>Rds, 4 route_config, 5 http_filters*>HttpFilter, 7 tracing!, 13 access_log!, \
            14 use_remote_address~, 15 generate_request_id~, 16 forward_client_cert_details~, \
            17 set_current_client_cert_details~, 23 upgrade_configs~, 24 stream_idle_timeout!, 30 normalize_path, \
            31 scoped_routes, 33 merge_slashes, 35 common_http_protocol_options!, 43 path_normalization_options!, \
            45 path_with_escaped_slashes_action
            Rds: 1 config_source>ConfigSource, 2 route_config_name
            ConfigSource: 1 path!, 2 api_config_source!, 3 ads~, 4 initial_fetch_timeout~, 5 self~, \
            6 resource_api_version~, 8 path_config_source!
            HttpFilter: 1 name~, 4 typed_config>any, 5 config_discovery!, 6 is_optional~, 7 disabled~
            envoy.extensions.filters.http.router.v3.Router: 4 suppress_envoy_headers~
            envoy.extensions.filters.http.fault.v3.HTTPFault: 1 delay>FaultDelay, 2 abort>FaultAbort, \
            3 upstream_cluster, 4 headers, 5 downstream_nodes, 6 max_active_faults!, 7 response_rate_limit!, \
            8 delay_percent_runtime!, 9 abort_percent_runtime!, 10 delay_duration_runtime!, \
            11 abort_http_status_runtime!, 12 max_active_faults_runtime!, 13 response_rate_limit_percent_runtime!, \
            14 abort_grpc_status_runtime!, 15 disable_downstream_cluster_stats~, 16 filter_metadata~
            FaultDelay: 3 fixed_delay, 4 percentage>FractionalPercent, 5 header_delay
            FaultAbort: 2 http_status, 3 percentage>FractionalPercent, 4 header_abort, 5 grpc_status
            FractionalPercent: 1 numerator, 2 denominator
            RuntimeFractionalPercent: 1 default_value>FractionalPercent, 2 runtime_key!
            envoy.extensions.filters.http.cors.v3.Cors:
            envoy.extensions.filters.http.cors.v3.CorsPolicy: 1 allow_origin_string_match*>StringMatcher, \
            2 allow_methods, 3 allow_headers, 4 expose_headers, 5 max_age, 6 allow_credentials, \
            7 filter_enabled>RuntimeFractionalPercent, 8 shadow_enabled~, 9 allow_private_network_access!, \
            10 forward_not_matching_preflights
            envoy.extensions.filters.http.grpc_stats.v3.FilterConfig: 1 emit_filter_state~, \
            3 stats_for_all_methods~, 4 enable_upstream_stats~
            stats.PluginConfig: 4 metrics~, 6 tcp_reporting_duration~
            io.istio.http.peer_metadata.Config: 1 downstream_discovery~, 2 upstream_discovery~, \
            3 downstream_propagation~, 4 upstream_propagation~, 5 shared_with_upstream~, 6 additional_labels~
            istio.envoy.config.filter.http.alpn.v2alpha1.FilterConfig: 1 alpn_override~

            envoy.config.route.v3.RouteConfiguration: 1 name, 2 virtual_hosts*>VirtualHost, 3 internal_only_headers!, \
            4 response_headers_to_add*>HeaderValueOption, 5 response_headers_to_remove, \
            6 request_headers_to_add*>HeaderValueOption, 7 validate_clusters~, 8 request_headers_to_remove, 9 vhds!, \
            10 most_specific_header_mutations_wins!, 11 max_direct_response_body_size_bytes, \
            12 cluster_specifier_plugins!, 13 request_mirror_policies!, 14 ignore_port_in_host_matching, \
            15 ignore_path_parameters_in_path_matching!, 16 typed_per_filter_config!#, 17 metadata~
            VirtualHost: 1 name, 2 domains, 3 routes*>Route, 4 require_tls, 5 virtual_clusters~, 6 rate_limits!, \
            7 request_headers_to_add*>HeaderValueOption, 8 cors!, 10 response_headers_to_add*>HeaderValueOption, \
            11 response_headers_to_remove, 13 request_headers_to_remove, 14 include_request_attempt_count~, \
            15 typed_per_filter_config#>any, 16 retry_policy>RetryPolicy, 17 hedge_policy!, \
            18 per_request_buffer_limit_bytes~, 19 include_attempt_count_in_response!, 20 retry_policy_typed_config!, \
            21 matcher, 22 request_mirror_policies!, 23 include_is_timeout_retry_header!, 24 metadata~
            Route: 1 match>RouteMatch, 2 route>RouteAction, 3 redirect>RedirectAction, 4 metadata, 5 decorator~, \
            7 direct_response>DirectResponseAction, 9 request_headers_to_add*>HeaderValueOption, \
            10 response_headers_to_add*>HeaderValueOption, 11 response_headers_to_remove, \
            12 request_headers_to_remove, 13 typed_per_filter_config#>any, 14 name, 15 tracing!, \
            16 per_request_buffer_limit_bytes~, 17 filter_action, 18 non_forwarding_action, 19 stat_prefix~
            envoy.config.route.v3.FilterConfig: 1 config>any, 2 is_optional~, 3 disabled
            RouteMatch: 1 prefix, 2 path, 4 case_sensitive, 6 headers*>HeaderMatcher, \
            7 query_parameters*>QueryParameterMatcher, 8 grpc, 9 runtime_fraction, 10 safe_regex>RegexMatcher, \
            11 tls_context, 12 connect_matcher, 13 dynamic_metadata, 14 path_separated_prefix, \
            15 path_match_policy>TypedExtensionConfig, 16 filter_state
            envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig: 1 path_template
            HeaderMatcher: 1 name, 4 exact_match, 6 range_match>Int64Range, 7 present_match, 8 invert_match, 9 prefix_match, \
            10 suffix_match, 11 safe_regex_match>RegexMatcher, 12 contains_match, 13 string_match>StringMatcher, \
            14 treat_missing_header_as_empty
            Int64Range: 1 start, 2 end
            QueryParameterMatcher: 1 name, 5 string_match>StringMatcher, 6 present_match
            StringMatcher: 1 exact, 2 prefix, 3 suffix, 5 safe_regex>RegexMatcher, 6 ignore_case, 7 contains, 8 custom
            RegexMatcher: 1 google_re2~, 2 regex
            RegexMatchAndSubstitute: 1 pattern>RegexMatcher, 2 substitution
            RouteAction: 1 cluster, 2 cluster_header, 3 weighted_clusters>WeightedCluster, 4 metadata_match!, \
            5 prefix_rewrite, 6 host_rewrite_literal, 7 auto_host_rewrite!, 8 timeout, 9 retry_policy>RetryPolicy, \
            11 priority!, 13 rate_limits!, 14 include_vh_rate_limits!, 15 hash_policy!, 17 cors!, \
            20 cluster_not_found_response_code!, 23 max_grpc_timeout, 24 idle_timeout!, 25 upgrade_configs!, \
            26 internal_redirect_action!, 27 hedge_policy!, 28 grpc_timeout_offset!, 29 host_rewrite_header!, \
            30 request_mirror_policies*>RequestMirrorPolicy, 31 max_internal_redirects!, 32 regex_rewrite>RegexMatchAndSubstitute, \
            33 retry_policy_typed_config!, 34 internal_redirect_policy!, 35 host_rewrite_path_regex!, \
            36 max_stream_duration>MaxStreamDuration, 37 cluster_specifier_plugin, 38 append_x_forwarded_host!, \
            39 inline_cluster_specifier_plugin, 40 early_data_policy!, 41 path_rewrite_policy>TypedExtensionConfig
            envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig: 1 path_template_rewrite
            RequestMirrorPolicy: 1 cluster, 3 runtime_fraction>RuntimeFractionalPercent, 4 trace_sampled~, \
            5 cluster_header, 6 disable_shadow_host_suffix_append
            MaxStreamDuration: 1 max_stream_duration, 2 grpc_timeout_header_max, 3 grpc_timeout_header_offset!
            WeightedCluster: 1 clusters*>ClusterWeight, 2 runtime_key_prefix!, 3 total_weight~, 4 header_name!
            ClusterWeight: 1 name, 2 weight, 3 metadata_match!, 4 request_headers_to_add*>HeaderValueOption, \
            5 response_headers_to_add*>HeaderValueOption, 6 response_headers_to_remove, 9 request_headers_to_remove, \
            10 typed_per_filter_config!#, 11 host_rewrite_literal, 12 cluster_header
            RetryPolicy: 1 retry_on, 2 num_retries, 3 per_try_timeout, 4 retry_priority!, \
            5 retry_host_predicate*>RetryHostPredicate, 6 host_selection_retry_max_attempts, \
            7 retriable_status_codes, 8 retry_back_off>RetryBackOff, 9 retriable_headers!, \
            10 retriable_request_headers!, 11 rate_limited_retry_back_off!, 12 retry_options_predicates!, \
            13 per_try_idle_timeout!
            RetryBackOff: 1 base_interval, 2 max_interval
            RetryHostPredicate: 1 name, 3 typed_config>any
            envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate:
            RedirectAction: 1 host_redirect, 2 path_redirect, 3 response_code, 4 https_redirect, 5 prefix_rewrite, \
            6 strip_query, 7 scheme_redirect, 8 port_redirect, 9 regex_rewrite>RegexMatchAndSubstitute
            DirectResponseAction: 1 status, 2 body>DataSource
            DataSource: 1 filename, 2 inline_bytes, 3 inline_string, 4 environment_variable, 5 watched_directory!
            HeaderValueOption: 1 header>HeaderValue, 2 append, 3 append_action, 4 keep_empty_value!
            HeaderValue: 1 key, 2 value, 3 raw_value!

            envoy.config.cluster.v3.Cluster: 1 name, 2 type, 3 eds_cluster_config>EdsClusterConfig, \
            4 connect_timeout, 5 per_connection_buffer_limit_bytes~, 6 lb_policy, 8 health_checks!, \
            9 max_requests_per_connection, 10 circuit_breakers!, 14 http2_protocol_options!, 19 outlier_detection!, \
            22 lb_subset_config!, 23 ring_hash_lb_config!, 24 transport_socket!, 25 metadata, \
            27 common_lb_config>CommonLbConfig, 28 alt_stat_name~, \
            29 common_http_protocol_options>CoreHttpProtocolOptions, 30 upstream_connection_options!, \
            31 close_connections_on_host_health_failure!, 32 ignore_health_on_host_removal!, 33 load_assignment!, \
            36 typed_extension_protocol_options>ProtocolOptionsEntry, 37 least_request_lb_config!, 38 cluster_type, \
            40 filters~, 41 load_balancing_policy>LoadBalancingPolicy, 43 transport_socket_matches!, \
            47 track_timeout_budgets~, 49 track_cluster_stats~, 50 preconnect_policy!, 52 maglev_lb_config!, \
            54 wait_for_warm_on_init~, 56 round_robin_lb_config!
            EdsClusterConfig: 1 eds_config>ConfigSource, 2 service_name
            CommonLbConfig: 1 healthy_panic_threshold, 2 zone_aware_lb_config!, 3 locality_weighted_lb_config!, \
            4 update_merge_window~, 5 ignore_new_hosts_until_first_hc!, 6 close_connections_on_host_set_change!, \
            7 consistent_hashing_lb_config!, 8 override_host_status!
            CoreHttpProtocolOptions: 1 idle_timeout, 2 max_headers_count!, 3 max_connection_duration!, \
            4 max_stream_duration!, 5 headers_with_underscores_action!, 6 max_requests_per_connection, \
            7 max_response_headers_kb!
            ProtocolOptionsEntry: 1 key~, 2 value>any
            envoy.extensions.upstreams.http.v3.HttpProtocolOptions: \
            1 common_http_protocol_options>CoreHttpProtocolOptions, 2 upstream_http_protocol_options!, \
            3 explicit_http_config>ExplicitHttpConfig, 4 use_downstream_protocol_config!, 5 auto_config!, \
            6 http_filters!, 7 header_validation_config!
            ExplicitHttpConfig: 1 http_protocol_options~, 2 http2_protocol_options!, 3 http3_protocol_options!
            LoadBalancingPolicy: 1 policies*>Policy
            Policy: 4 typed_extension_config>TypedExtensionConfig
            TypedExtensionConfig: 1 name~, 2 typed_config>any
            envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest: 1 choice_count!, \
            2 active_request_bias!, 3 slow_start_config!, 4 locality_lb_config!, 5 enable_full_scan!, \
            6 selection_method!
            envoy.extensions.load_balancing_policies.round_robin.v3.RoundRobin: 1 slow_start_config!, \
            2 locality_lb_config!
            envoy.extensions.load_balancing_policies.random.v3.Random: 1 locality_lb_config!

            envoy.config.endpoint.v3.ClusterLoadAssignment: 1 cluster_name, 2 endpoints*>LocalityLbEndpoints, \
            4 policy>AssignmentPolicy, 5 named_endpoints!
            AssignmentPolicy: 2 drop_overloads!, 3 overprovisioning_factor, 4 endpoint_stale_after!, \
            6 weighted_priority_health!
            LocalityLbEndpoints: 1 locality, 2 lb_endpoints*>LbEndpoint, 3 load_balancing_weight~, 5 priority, \
            6 proximity!, 7 load_balancer_endpoints!, 8 leds_cluster_locality_config!, 9 metadata~
            LbEndpoint: 1 endpoint>Endpoint, 2 health_status, 3 metadata, 4 load_balancing_weight, 5 endpoint_name!
            Endpoint: 1 address>Address, 2 health_check_config!, 3 hostname~, 4 additional_addresses!
            Address: 1 socket_address>SocketAddress, 2 pipe, 3 envoy_internal_address
            SocketAddress: 1 protocol~, 2 address, 3 port_value, 4 named_port, 5 resolver_name!, 6 ipv4_compat~, \
            7 network_namespace_filepath!
            """);

    private SupportedFields() {}
}
