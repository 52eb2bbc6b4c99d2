package org.embeddedmesh.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.http.RequestHead;

/** A {@link RouteConfiguration} made ready for calls. Immutable. */
public final class RouteTable {

    private final RouteConfiguration configuration;
    private final Domains domains;

    private RouteTable(RouteConfiguration configuration, Domains domains) {
        this.configuration = configuration;
        this.domains = domains;
    }

    /**
     * @throws IllegalArgumentException naming virtual host and route, if Envoy would refuse the table
     */
    public static RouteTable of(RouteConfiguration configuration) {
        Domains domains = new Domains();
        for (VirtualHost host : configuration.virtualHosts()) {
            VirtualHostRoutes routes = new VirtualHostRoutes(
                    entries(host, configuration), host.requireTls(), Optional.of(RouteEntry.toHttps(host)));
            for (String domain : host.domains()) {
                try {
                    domains.add(domain, routes);
                } catch (IllegalArgumentException e) {
                    throw refused("virtual host '" + host.name() + "'", e);
                }
            }
        }
        return new RouteTable(configuration, domains);
    }

    private static List<RouteEntry> entries(VirtualHost host, RouteConfiguration configuration) {
        List<RouteEntry> entries = new ArrayList<>(host.routes().size());
        for (Route route : host.routes()) {
            try {
                entries.add(RouteEntry.of(route, host, configuration));
            } catch (IllegalArgumentException e) {
                String where =
                        "virtual host '" + host.name() + "', route " + entries.size() + " '" + route.name() + "'";
                throw refused(where, e);
            }
        }
        return entries;
    }

    private static IllegalArgumentException refused(String where, IllegalArgumentException reason) {
        return new IllegalArgumentException(where + ": " + reason.getMessage(), reason);
    }

    /** As it was configured. */
    public RouteConfiguration configuration() {
        return configuration;
    }

    /** The virtual host for an authority; once chosen, no other is tried. */
    public VirtualHostRoutes virtualHost(String authority) {
        return domains.find(configuration.ignorePortInHost() ? withoutPort(authority) : authority);
    }

    /** The route that takes a request. */
    public Optional<RouteEntry> match(RequestHead head) {
        return virtualHost(head.authority()).match(head);
    }

    /** As Envoy: what follows the last colon, be it a number or not. */
    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.lastIndexOf(']') > colon ? authority : authority.substring(0, colon);
    }
}
