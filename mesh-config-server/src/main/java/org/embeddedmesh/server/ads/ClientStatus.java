package org.embeddedmesh.server.ads;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A connected client, for people.
 *
 * @param node its node id
 * @param variant {@code delta} or {@code sotw}
 * @param refusals the latest, oldest first
 */
public record ClientStatus(
        String node,
        String service,
        String namespace,
        Map<String, String> labels,
        ClientKind kind,
        String variant,
        String address,
        Instant connectedSince,
        List<TypeStatus> subscriptions,
        List<Refusal> refusals) {

    public ClientStatus {
        labels = Map.copyOf(labels);
        subscriptions = List.copyOf(subscriptions);
        refusals = List.copyOf(refusals);
    }
}
