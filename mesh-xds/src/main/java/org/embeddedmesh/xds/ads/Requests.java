package org.embeddedmesh.xds.ads;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.xds.translate.ResourceType;

/** The requests that a stream needs. */
final class Requests {

    private final Node node;
    private final Subscriptions subscriptions;

    Requests(Member member, Subscriptions subscriptions) {
        this.node = member.node();
        this.subscriptions = subscriptions;
    }

    /** All that is wanted, with the versions that are there; the first request says who asks. */
    List<DeltaDiscoveryRequest> first() {
        List<DeltaDiscoveryRequest> requests = new ArrayList<>();
        for (ResourceType type : ResourceType.values()) {
            List<String> names = subscriptions.takeAll(type);
            if (!names.isEmpty()) {
                DeltaDiscoveryRequest.Builder request = request(type)
                        .addAllResourceNamesSubscribe(names)
                        .putAllInitialResourceVersions(subscriptions.versions(type));
                requests.add((requests.isEmpty() ? request.setNode(node) : request).build());
            }
        }
        return requests;
    }

    /** What changed since the last time. */
    List<DeltaDiscoveryRequest> changes() {
        List<DeltaDiscoveryRequest> requests = new ArrayList<>();
        for (ResourceType type : ResourceType.values()) {
            List<String> added = subscriptions.takeAdded(type);
            List<String> dropped = subscriptions.takeDropped(type);
            if (!added.isEmpty() || !dropped.isEmpty()) {
                requests.add(request(type)
                        .addAllResourceNamesSubscribe(added)
                        .addAllResourceNamesUnsubscribe(dropped)
                        .build());
            }
        }
        return requests;
    }

    /** ACK, or NACK if anything was refused. */
    static DeltaDiscoveryRequest answer(String typeUrl, String nonce, List<Refusal> refusals) {
        DeltaDiscoveryRequest.Builder request =
                DeltaDiscoveryRequest.newBuilder().setTypeUrl(typeUrl).setResponseNonce(nonce);
        if (!refusals.isEmpty()) {
            request.setErrorDetail(AdsProtocol.errorDetail(refusals));
        }
        return request.build();
    }

    private static DeltaDiscoveryRequest.Builder request(ResourceType type) {
        return DeltaDiscoveryRequest.newBuilder().setTypeUrl(type.typeUrl());
    }
}
