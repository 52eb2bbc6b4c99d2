package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.Map;

/** A rule for TLS that is passed on as it is. */
public record TlsRoute(@Required List<TlsMatchAttributes> match, List<RouteDestination> route) {
    public TlsRoute {
        match = List.copyOf(match);
        route = List.copyOf(route);
    }

    /** What a connection must look like. */
    public record TlsMatchAttributes(
            @Required List<String> sniHosts,
            List<String> destinationSubnets,
            @Range(min = 0, max = 65535) int port,
            Map<String, String> sourceLabels,
            List<String> gateways,
            String sourceNamespace) {

        public TlsMatchAttributes {
            sniHosts = List.copyOf(sniHosts);
            destinationSubnets = List.copyOf(destinationSubnets);
            sourceLabels = Copies.of(sourceLabels);
            gateways = List.copyOf(gateways);
        }
    }
}
