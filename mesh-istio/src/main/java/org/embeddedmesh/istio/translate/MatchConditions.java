package org.embeddedmesh.istio.translate;

import java.util.List;
import java.util.Map;
import org.embeddedmesh.istio.resource.HttpMatchRequest;
import org.embeddedmesh.istio.resource.TcpRoute.L4MatchAttributes;
import org.embeddedmesh.istio.resource.TlsRoute.TlsMatchAttributes;
import org.embeddedmesh.istio.world.ClientScope;

/**
 * What of a match can be decided once for a client: its gateway, labels and namespace, and the port that it called.
 *
 * @param port 0: any
 * @param gateways none: all that the rule is for
 * @param sourceNamespace empty: any
 */
record MatchConditions(int port, List<String> gateways, Map<String, String> sourceLabels, String sourceNamespace) {

    private static final String MESH = "mesh";

    static MatchConditions of(HttpMatchRequest match) {
        // Of HTTP istiod does not look at the caller of a match that names gateways.
        return match.gateways().isEmpty()
                ? new MatchConditions(match.port(), List.of(), match.sourceLabels(), match.sourceNamespace())
                : new MatchConditions(match.port(), match.gateways(), Map.of(), "");
    }

    static MatchConditions of(TlsMatchAttributes match) {
        return new MatchConditions(match.port(), match.gateways(), match.sourceLabels(), match.sourceNamespace());
    }

    static MatchConditions of(L4MatchAttributes match) {
        return new MatchConditions(match.port(), match.gateways(), match.sourceLabels(), match.sourceNamespace());
    }

    /** Whether the match concerns a client in the mesh that calls a port. */
    boolean hold(ClientScope client, int calledPort) {
        return (port == 0 || port == calledPort)
                && (gateways.isEmpty() || gateways.contains(MESH))
                && client.labels().entrySet().containsAll(sourceLabels.entrySet())
                && (sourceNamespace.isEmpty() || sourceNamespace.equals(client.namespace()));
    }
}
