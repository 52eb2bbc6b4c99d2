package org.embeddedmesh.spring.autoconfigure;

import java.util.concurrent.CompletionStage;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.xds.ControlPlaneClient;
import org.embeddedmesh.xds.ControlPlaneStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one line that says that this application is a member of a mesh. */
record StartLine(MeshIdentity identity, ControlPlaneClient controlPlane, SnapshotHolder snapshots) {

    private static final Logger log = LoggerFactory.getLogger("org.embeddedmesh");

    /** Once there is a first host index. */
    void asClient() {
        controlPlane.firstIndex().thenRun(() -> say("as a client"));
    }

    /** Once the workload is known, too. */
    void asWorkload(CompletionStage<String> name) {
        controlPlane.firstIndex().thenCombine(name, (index, it) -> it).thenAccept(it -> say("as " + it));
    }

    /** The index also counts as there when the connection is closed for good: then there is nothing to say. */
    private void say(String as) {
        ControlPlaneStatus status = controlPlane.status();
        if (status.state() == ControlPlaneStatus.State.CONNECTED) {
            int hosts =
                    snapshots.current().hostIndex().map(it -> it.hosts().size()).orElse(0);
            log.info("mesh: {} joined {} {}, {} hosts", identity.displayName(), status.server(), as, hosts);
        }
    }
}
