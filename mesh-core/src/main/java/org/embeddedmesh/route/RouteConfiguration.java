package org.embeddedmesh.route;

import java.util.List;
import java.util.stream.Stream;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.Mirror;
import org.embeddedmesh.route.RouteAction.WeightedCluster;

/**
 * A table of routes, Envoy's {@code RouteConfiguration}.
 *
 * @param ignorePortInHost match domains against the authority without its port
 */
public record RouteConfiguration(
        String name,
        List<VirtualHost> virtualHosts,
        boolean ignorePortInHost,
        HeaderMutations requestHeaders,
        HeaderMutations responseHeaders) {

    public RouteConfiguration {
        virtualHosts = List.copyOf(virtualHosts);
    }

    private static Stream<String> clusters(Forward forward) {
        return Stream.concat(
                forward.clusters().stream().map(WeightedCluster::cluster).filter(it -> !it.isEmpty()),
                forward.mirrors().stream().map(Mirror::cluster));
    }

    /**
     * Names of all clusters that its routes may send to, calls or copies of them, some perhaps more than once; not of
     * those that requests name.
     */
    public Stream<String> clusters() {
        return virtualHosts.stream()
                .flatMap(it -> it.routes().stream())
                .flatMap(it -> it.action() instanceof Forward forward ? clusters(forward) : Stream.empty());
    }
}
