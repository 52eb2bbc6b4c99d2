package org.embeddedmesh.server.ads;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.embeddedmesh.istio.translate.Unsupported;

/**
 * A connected client, for people.
 *
 * @param node its node id
 * @param variant {@code delta} or {@code sotw}
 * @param unsupported what rules ask for and this client cannot do
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
        List<Unsupported> unsupported,
        List<Refusal> refusals) {

    public ClientStatus {
        labels = Map.copyOf(labels);
        subscriptions = List.copyOf(subscriptions);
        unsupported = List.copyOf(unsupported);
        refusals = List.copyOf(refusals);
    }
}
