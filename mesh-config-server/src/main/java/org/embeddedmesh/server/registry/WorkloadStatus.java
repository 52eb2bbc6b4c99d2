package org.embeddedmesh.server.registry;

import java.time.Instant;
import org.embeddedmesh.istio.world.WorkloadInstance;

/**
 * A workload, for people.
 *
 * @param lastSeen when it last said something; the start of the server when it did not yet
 * @param leaseEnds when it goes unless it says something before
 */
public record WorkloadStatus(
        WorkloadInstance workload, State state, String incarnation, Instant lastSeen, Instant leaseEnds) {

    public enum State {
        CONNECTED,
        /** Its stream ended without a withdrawal. */
        LOST,
        /** Known from before the start of the server. */
        UNSEEN
    }
}
