package org.embeddedmesh.xds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the connection to the control plane stands.
 *
 * @param server host and port; where there is none, what the configuration is made of
 * @param since when the state was entered
 * @param lastError why it is or was not connected, or why the workload was refused
 * @param ignoredFields what was sent and is not supported, by resource and field path
 * @param workloadName of the first registered workload, once it is acknowledged
 * @param cache of what the control plane said last
 */
public record ControlPlaneStatus(
        State state,
        String server,
        Instant since,
        Optional<String> lastError,
        List<Subscription> subscriptions,
        List<String> ignoredFields,
        Optional<String> workloadName,
        CacheStatus cache) {

    public ControlPlaneStatus {
        subscriptions = List.copyOf(subscriptions);
        ignoredFields = List.copyOf(ignoredFields);
    }

    public enum State {
        /** Not started, or its first attempt is under way. */
        CONNECTING,
        CONNECTED,
        /** Attempts go on; what was received stays in use. */
        DISCONNECTED,
        /** There is no control plane: the configuration is made in this process. */
        LOCAL
    }
}
