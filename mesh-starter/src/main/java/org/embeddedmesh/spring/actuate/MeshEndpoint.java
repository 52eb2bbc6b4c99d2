package org.embeddedmesh.spring.actuate;

import java.util.Optional;
import java.util.function.Supplier;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.server.InboundTraffic;
import org.embeddedmesh.xds.ControlPlaneStatus;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The live snapshot, and how it came here. */
@Endpoint(id = "mesh")
public class MeshEndpoint {

    private final Supplier<ControlPlaneStatus> status;
    private final SnapshotHolder snapshots;
    private final Optional<InboundTraffic> traffic;

    /** @param traffic empty: nothing arrives here */
    public MeshEndpoint(
            Supplier<ControlPlaneStatus> status, SnapshotHolder snapshots, Optional<InboundTraffic> traffic) {
        this.status = status;
        this.snapshots = snapshots;
        this.traffic = traffic;
    }

    @ReadOperation
    public MeshReport mesh() {
        MeshReport.Inbound inbound = traffic.map(it -> new MeshReport.Inbound(it.inFlight(), it.isDraining()))
                .orElse(null);
        return MeshReport.of(status.get(), snapshots.current(), inbound);
    }
}
