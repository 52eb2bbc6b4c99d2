package org.embeddedmesh.spring.actuate;

import java.util.List;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.route.VirtualHost;

/** A table of routes, for reading. */
public record RouteConfigurationReport(String name, List<VirtualHostReport> virtualHosts) {

    static RouteConfigurationReport of(RouteConfiguration routes) {
        return new RouteConfigurationReport(
                routes.name(),
                routes.virtualHosts().stream().map(VirtualHostReport::of).toList());
    }

    public record VirtualHostReport(String name, List<String> domains, List<RouteReport> routes) {

        static VirtualHostReport of(VirtualHost host) {
            return new VirtualHostReport(
                    host.name(),
                    host.domains(),
                    host.routes().stream().map(RouteReport::of).toList());
        }
    }

    /**
     * @param origin the resource and rule that it comes from
     * @param clusters with their weights
     */
    public record RouteReport(
            String name,
            String origin,
            String path,
            List<String> headers,
            List<String> queryParameters,
            List<String> clusters,
            String timeout,
            String retryOn) {

        static RouteReport of(Route route) {
            RouteAction action = route.action();
            return new RouteReport(
                    route.name(),
                    (route.origin().resource() + " " + route.origin().rule()).strip(),
                    route.match().path().toString(),
                    route.match().headers().stream().map(Object::toString).toList(),
                    route.match().queryParameters().stream()
                            .map(Object::toString)
                            .toList(),
                    action instanceof RouteAction.Forward forward ? clusters(forward) : List.of(action.toString()),
                    action instanceof RouteAction.Forward forward
                            ? forward.timeout().toString()
                            : "",
                    action instanceof RouteAction.Forward forward ? retryOn(forward) : "");
        }

        private static List<String> clusters(RouteAction.Forward forward) {
            return forward.clusters().stream()
                    .map(it -> it.weight() + " "
                            + (it.cluster().isEmpty() ? "named by " + it.clusterHeader() : it.cluster()))
                    .toList();
        }

        private static String retryOn(RouteAction.Forward forward) {
            return forward.retry().numRetries() + " " + forward.retry().retryOn();
        }
    }
}
