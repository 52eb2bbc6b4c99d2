package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.rbac.v3.Permission;
import io.envoyproxy.envoy.config.rbac.v3.Policy;
import io.envoyproxy.envoy.config.rbac.v3.Principal;
import io.envoyproxy.envoy.config.rbac.v3.RBAC;
import io.envoyproxy.envoy.config.route.v3.NonForwardingAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.resource.AuthorizationPolicy;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.Resource;

/**
 * What gRPC's xDS servers ask for, in istiod's shape: a listener of the address that they listen on. Any address has
 * one: a server asks before anything is known of its workload, and serves nobody until it is answered.
 */
final class InboundListeners {

    private static final String PREFIX = "xds.istio.io/grpc/lds/inbound/";
    private static final int LAST_PORT = 65535;
    private static final String DENY = "envoy.filters.http.rbac.DENY";

    private static final RouteConfiguration ROUTES = RouteConfiguration.newBuilder()
            .setName("inbound")
            .addVirtualHosts(VirtualHost.newBuilder()
                    .setName("inbound")
                    .addDomains("*")
                    .addRoutes(Route.newBuilder()
                            .setMatch(RouteMatches.EVERYTHING)
                            .setNonForwardingAction(NonForwardingAction.getDefaultInstance())))
            .build();

    private final Admission admission;

    InboundListeners(Admission admission) {
        this.admission = admission;
    }

    static boolean isInbound(String name) {
        return name.startsWith(PREFIX);
    }

    Optional<Listener> of(String name) {
        return HostAndPort.parse(name.substring(PREFIX.length()))
                .filter(it -> it.port() <= LAST_PORT)
                .map(it -> listener(name, it));
    }

    private Listener listener(String name, HostAndPort address) {
        HttpConnectionManager.Builder manager =
                HttpConnectionManager.newBuilder().setRouteConfig(ROUTES);
        List<Resource<AuthorizationPolicy>> refusing = admission.refusing();
        if (!refusing.isEmpty()) {
            manager.addHttpFilters(deny(refusing));
        }
        manager.addHttpFilters(Listeners.ROUTER);
        return Listener.newBuilder()
                .setName(name)
                .setAddress(Address.newBuilder()
                        .setSocketAddress(SocketAddress.newBuilder()
                                .setAddress(address.host())
                                .setPortValue(address.port())))
                .addFilterChains(FilterChain.newBuilder()
                        .setName("inbound-plaintext")
                        .addFilters(Filter.newBuilder()
                                .setName("inbound-hcmplaintext")
                                .setTypedConfig(Any.pack(manager.build()))))
                .build();
    }

    /** Refuses every request, in the name of these policies. */
    private static HttpFilter deny(List<Resource<AuthorizationPolicy>> policies) {
        RBAC.Builder rules = RBAC.newBuilder().setAction(RBAC.Action.DENY);
        policies.forEach(it -> rules.putPolicies(key(it.metadata()), everything()));
        return HttpFilter.newBuilder()
                .setName(DENY)
                .setTypedConfig(Any.pack(io.envoyproxy
                        .envoy
                        .extensions
                        .filters
                        .http
                        .rbac
                        .v3
                        .RBAC
                        .newBuilder()
                        .setRules(rules)
                        .build()))
                .build();
    }

    private static Policy everything() {
        return Policy.newBuilder()
                .addPermissions(Permission.newBuilder().setAny(true))
                .addPrincipals(Principal.newBuilder().setAny(true))
                .build();
    }

    /** As istiod names a policy to a proxy. */
    private static String key(Metadata metadata) {
        return "ns[" + metadata.namespace() + "]-policy[" + metadata.name() + "]";
    }
}
