package org.embeddedmesh.istio.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in routes of TLS and TCP. */
final class L4RouteRules {

    private final Problems problems;
    private final List<String> hosts;

    /** @param hosts of the rule; a server name must be one of theirs */
    L4RouteRules(Problems problems, List<String> hosts) {
        this.problems = problems;
        this.hosts = hosts;
    }

    void checkTls(List<TlsRoute> routes) {
        for (int i = 0; i < routes.size(); i++) {
            String path = "spec.tls[" + i + "]";
            List<TlsRoute.TlsMatchAttributes> matches = routes.get(i).match();
            for (int j = 0; j < matches.size(); j++) {
                TlsRoute.TlsMatchAttributes match = matches.get(j);
                String at = path + ".match[" + j + "]";
                checkServerNames(match.sniHosts(), at + ".sniHosts");
                checkSubnets(match.destinationSubnets(), at + ".destinationSubnets");
                new LabelRules(problems).check(match.sourceLabels(), at + ".sourceLabels");
                new GatewayRules(problems).check(match.gateways(), at + ".gateways");
            }
            checkDestinations(routes.get(i).route(), path + ".route");
        }
    }

    void checkTcp(List<TcpRoute> routes) {
        for (int i = 0; i < routes.size(); i++) {
            String path = "spec.tcp[" + i + "]";
            List<TcpRoute.L4MatchAttributes> matches = routes.get(i).match();
            for (int j = 0; j < matches.size(); j++) {
                TcpRoute.L4MatchAttributes match = matches.get(j);
                String at = path + ".match[" + j + "]";
                checkSubnets(match.destinationSubnets(), at + ".destinationSubnets");
                new LabelRules(problems).check(match.sourceLabels(), at + ".sourceLabels");
                new GatewayRules(problems).check(match.gateways(), at + ".gateways");
            }
            checkDestinations(routes.get(i).route(), path + ".route");
        }
    }

    private void checkServerNames(List<String> names, String path) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (Addresses.isAddress(name)) {
                problems.warn(path + "[" + i + "]", "an IP address is no server name for most clients");
            } else if (!Names.isWildcardHost(name)) {
                problems.invalid(path + "[" + i + "]", name, "must be a host name, perhaps with * as its first label");
            } else if (hosts.stream().noneMatch(it -> HostPatterns.covers(it, name))) {
                problems.invalid(path + "[" + i + "]", name, "is not one of the names of spec.hosts");
            } else if (name.startsWith("*") && !name.startsWith("*.")) {
                problems.warn(path + "[" + i + "]", "matches nothing: a wildcard in a server name is a whole label");
            }
        }
    }

    private void checkSubnets(List<String> subnets, String path) {
        for (int i = 0; i < subnets.size(); i++) {
            if (!Addresses.isRange(subnets.get(i))) {
                problems.invalid(path + "[" + i + "]", subnets.get(i), "must be an IP address or a CIDR range");
            }
        }
    }

    private void checkDestinations(List<RouteDestination> route, String path) {
        if (route.isEmpty()) {
            problems.required(path, "");
        }
        DestinationWeightRules rules = new DestinationWeightRules(problems);
        for (int i = 0; i < route.size(); i++) {
            @Nullable Destination destination = route.get(i).destination();
            rules.checkDestination(destination, path + "[" + i + "].destination");
        }
        rules.checkSum(route.size(), route.stream().mapToLong(RouteDestination::weight), path);
    }
}
