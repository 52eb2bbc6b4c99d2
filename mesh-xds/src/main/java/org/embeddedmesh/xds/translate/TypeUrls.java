package org.embeddedmesh.xds.translate;

/** Names of the messages that arrive inside an {@code Any}. */
final class TypeUrls {

    static final String PREFIX = "type.googleapis.com/";

    static final String HTTP_CONNECTION_MANAGER =
            PREFIX + "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager";
    static final String FILTER_CONFIG = PREFIX + "envoy.config.route.v3.FilterConfig";
    static final String TCP_PROXY = PREFIX + "envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy";
    static final String HTTP_FAULT = PREFIX + "envoy.extensions.filters.http.fault.v3.HTTPFault";
    static final String CORS_POLICY = PREFIX + "envoy.extensions.filters.http.cors.v3.CorsPolicy";
    static final String HTTP_PROTOCOL_OPTIONS = PREFIX + "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";
    static final String PREVIOUS_HOSTS =
            PREFIX + "envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate";
    static final String URI_TEMPLATE_MATCH =
            PREFIX + "envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig";
    static final String URI_TEMPLATE_REWRITE =
            PREFIX + "envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig";
    static final String LEAST_REQUEST =
            PREFIX + "envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest";
    static final String ROUND_ROBIN = PREFIX + "envoy.extensions.load_balancing_policies.round_robin.v3.RoundRobin";
    static final String RANDOM = PREFIX + "envoy.extensions.load_balancing_policies.random.v3.Random";

    private TypeUrls() {}

    static String shortName(String typeUrl) {
        return typeUrl.substring(Math.max(typeUrl.lastIndexOf('.'), typeUrl.lastIndexOf('/')) + 1);
    }
}
