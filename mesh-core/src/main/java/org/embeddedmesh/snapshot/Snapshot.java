package org.embeddedmesh.snapshot;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.route.RouteConfiguration;

/** Everything that decides a call, at one moment. Immutable; a call keeps the one that it began with. */
public final class Snapshot {

    static final Snapshot EMPTY = new Snapshot();

    /** The hosts of the mesh; empty before the control plane has told them. */
    public Optional<HostIndex> hostIndex() {
        return Optional.empty();
    }

    /** Listeners that are configured. */
    public Collection<OutboundListener> listeners() {
        return List.of();
    }

    /** Tables of routes that are configured. */
    public Collection<RouteConfiguration> routeConfigurations() {
        return List.of();
    }

    /** Clusters that are configured. */
    public Collection<Cluster> clusters() {
        return List.of();
    }

    /** The endpoints of a cluster, usable or not; empty if they are not known. */
    public List<Endpoint> endpoints(String cluster) {
        return List.of();
    }
}
