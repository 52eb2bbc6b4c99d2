package org.embeddedmesh.istio.translate;

import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.embeddedmesh.istio.resource.RouteDestination;
import org.embeddedmesh.istio.resource.TcpRoute;
import org.embeddedmesh.istio.resource.TcpRoute.L4MatchAttributes;
import org.embeddedmesh.istio.resource.TlsRoute;
import org.embeddedmesh.istio.resource.TlsRoute.TlsMatchAttributes;
import org.embeddedmesh.istio.world.ServicePort;
import org.embeddedmesh.istio.world.SidecarScope;
import org.embeddedmesh.istio.world.VirtualServices.Rule;

/**
 * The filter chains of destinations whose requests are not looked into, for one client. As istiod has it, {@code tls}
 * routes are for ports of TLS and {@code tcp} routes for all others, the first that fits counts, and where none concerns
 * the client one chain leads to the destination's own cluster.
 */
final class RuleChains {

    private final SidecarScope scope;
    private final RouteDestinations destinations;

    RuleChains(SidecarScope scope, RouteDestinations destinations) {
        this.scope = scope;
        this.destinations = destinations;
    }

    /** @param asked the host or the address that the client names */
    List<FilterChain> of(Destination destination, String asked) {
        List<Rule> rules = scope.connectionRules(destination.host(), destination.port());
        Target target = new Target(destination.port(), addresses(destination, asked));
        List<FilterChain> chains = isTls(destination) ? tls(rules, target) : tcp(rules, target);
        return chains.isEmpty()
                ? List.of(FilterChain.newBuilder()
                        .addFilters(TcpProxies.toCluster(destination.key().toString()))
                        .build())
                : chains;
    }

    /** @param addresses that connections may go to */
    private record Target(int port, List<String> addresses) {

        boolean isWithin(List<String> subnets) {
            return subnets.isEmpty() || addresses.stream().anyMatch(it -> Subnets.contain(subnets, it));
        }
    }

    private static boolean isTls(Destination destination) {
        return destination
                .service()
                .flatMap(it -> it.port(destination.port()))
                .map(ServicePort::protocol)
                .filter(it -> it.isTls())
                .isPresent();
    }

    /** Of a service that was named the client may get any. */
    private static List<String> addresses(Destination destination, String asked) {
        List<String> all = destination.service().map(it -> it.addresses()).orElse(List.of());
        return all.contains(asked) ? List.of(asked) : all;
    }

    private List<FilterChain> tls(List<Rule> rules, Target target) {
        List<FilterChain> chains = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Rule rule : rules) {
            List<TlsRoute> routes = rule.resource().spec().tls();
            for (int i = 0; i < routes.size(); i++) {
                for (TlsMatchAttributes match : routes.get(i).match()) {
                    List<String> names = concerns(match, target) ? freeNames(match.sniHosts(), taken) : List.of();
                    if (!names.isEmpty()) {
                        chains.add(chain(
                                names, rule, "tls[" + i + "]", routes.get(i).route(), target));
                    }
                }
            }
        }
        return chains;
    }

    private boolean concerns(TlsMatchAttributes match, Target target) {
        return MatchConditions.of(match).hold(scope.client(), target.port())
                && target.isWithin(match.destinationSubnets());
    }

    /** The names that no chain before has: Envoy refuses a name that two have, and one whose wildcard is not a whole label. */
    private static List<String> freeNames(List<String> names, Set<String> taken) {
        return names.stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .filter(it -> it.indexOf('*') < 0 || it.startsWith("*."))
                .filter(taken::add)
                .toList();
    }

    private List<FilterChain> tcp(List<Rule> rules, Target target) {
        for (Rule rule : rules) {
            List<TcpRoute> routes = rule.resource().spec().tcp();
            for (int i = 0; i < routes.size(); i++) {
                List<L4MatchAttributes> matches = routes.get(i).match();
                if (matches.isEmpty() || matches.stream().anyMatch(it -> concerns(it, target))) {
                    return List.of(chain(
                            List.of(), rule, "tcp[" + i + "]", routes.get(i).route(), target));
                }
            }
        }
        return List.of();
    }

    private boolean concerns(L4MatchAttributes match, Target target) {
        return MatchConditions.of(match).hold(scope.client(), target.port())
                && target.isWithin(match.destinationSubnets());
    }

    private FilterChain chain(
            List<String> serverNames, Rule rule, String origin, List<RouteDestination> route, Target target) {
        FilterChain.Builder chain = FilterChain.newBuilder()
                .setMetadata(Origin.of(rule.resource(), origin))
                .addFilters(TcpProxies.of(route, rule.resource().metadata(), target.port(), destinations));
        if (!serverNames.isEmpty()) {
            chain.setFilterChainMatch(FilterChainMatch.newBuilder().addAllServerNames(serverNames));
        }
        return chain.build();
    }
}
