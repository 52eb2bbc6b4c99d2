package org.embeddedmesh.snapshot;

import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteConfiguration;

/**
 * Gathers configuration and publishes it as one snapshot. What did not change keeps its compiled form and its running
 * state. Used by one thread.
 */
public final class SnapshotWriter {

    private final SnapshotHolder holder;

    public SnapshotWriter(SnapshotHolder holder) {
        this.holder = holder;
    }

    public void hostIndex(HostIndex index) {}

    public void listener(OutboundListener listener) {}

    /** The destination is no longer configured: the next call to it waits for it again. */
    public void removeListener(Authority destination) {}

    /** The control plane says that it has no such listener: calls to it are not waited for. */
    public void absent(Authority destination) {}

    /**
     * @throws IllegalArgumentException naming virtual host and route, if the table is invalid as Envoy sees it; what was
     *     stays
     */
    public void routes(RouteConfiguration routes) {}

    public void removeRoutes(String name) {}

    public void cluster(Cluster cluster) {}

    public void removeCluster(String name) {}

    public void endpoints(LoadAssignment assignment) {}

    public void removeEndpoints(String name) {}

    /** Makes all changes since the last time visible, at once. */
    public void publish() {
        holder.swap(holder.current());
    }
}
