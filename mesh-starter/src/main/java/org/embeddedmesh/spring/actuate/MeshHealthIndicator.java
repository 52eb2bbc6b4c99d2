package org.embeddedmesh.spring.actuate;

import java.util.function.Supplier;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.xds.ControlPlaneStatus;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Up as soon as the mesh's hosts are known, whatever happens to the control plane later: what was received stays in use. */
public final class MeshHealthIndicator extends AbstractHealthIndicator {

    private final Supplier<ControlPlaneStatus> status;
    private final SnapshotHolder snapshots;

    public MeshHealthIndicator(Supplier<ControlPlaneStatus> status, SnapshotHolder snapshots) {
        super("mesh health cannot be told");
        this.status = status;
        this.snapshots = snapshots;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        ControlPlaneStatus now = status.get();
        snapshots
                .current()
                .hostIndex()
                .ifPresentOrElse(
                        it -> builder.up().withDetail("hosts", it.hosts().size()), builder::unknown);
        builder.withDetail("controlPlane", now.server());
        builder.withDetail("state", now.state());
        builder.withDetail("since", now.since().toString());
        now.lastError().ifPresent(it -> builder.withDetail("lastError", it));
        now.workloadName().ifPresent(it -> builder.withDetail("workload", it));
    }
}
