package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.Map;

/** A rule for all other traffic. */
public record TcpRoute(List<L4MatchAttributes> match, List<RouteDestination> route) {
    public TcpRoute {
        match = List.copyOf(match);
        route = List.copyOf(route);
    }

    /** What a connection must look like. */
    public record L4MatchAttributes(
            List<String> destinationSubnets,
            @Range(min = 0, max = 65535) int port,
            @NotYet("Istio does not use it either") String sourceSubnet,
            Map<String, String> sourceLabels,
            List<String> gateways,
            String sourceNamespace) {

        public L4MatchAttributes {
            destinationSubnets = List.copyOf(destinationSubnets);
            sourceLabels = Copies.of(sourceLabels);
            gateways = List.copyOf(gateways);
        }
    }
}
