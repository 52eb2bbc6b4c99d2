package org.embeddedmesh.server.ads;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.grpc.MethodDescriptor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A variant of the xDS transport protocol: how its requests are read and which state a subscription needs.
 *
 * @param name for people
 * @param node of a request that carries one
 * @param size of a request in bytes
 * @param names lists of resource names in a request
 */
record Variant<Q, R>(
        String name,
        MethodDescriptor<Q, R> method,
        Function<Q, Optional<Node>> node,
        Function<Q, String> typeUrl,
        ToIntFunction<Q> size,
        Function<Q, List<Collection<String>>> names,
        SubscriptionFactory<Q, R> subscriptions) {

    interface SubscriptionFactory<Q, R> {
        Subscription<Q, R> subscription(TypeTable table, StreamEvents events, Limits limits);
    }

    static Variant<DeltaDiscoveryRequest, DeltaDiscoveryResponse> delta() {
        return new Variant<>(
                "delta",
                AggregatedDiscoveryServiceGrpc.getDeltaAggregatedResourcesMethod(),
                request -> request.hasNode() ? Optional.of(request.getNode()) : Optional.empty(),
                DeltaDiscoveryRequest::getTypeUrl,
                DeltaDiscoveryRequest::getSerializedSize,
                request -> List.of(
                        request.getResourceNamesSubscribeList(),
                        request.getInitialResourceVersionsMap().keySet()),
                DeltaSubscription::new);
    }

    static Variant<DiscoveryRequest, DiscoveryResponse> sotw() {
        return new Variant<>(
                "sotw",
                AggregatedDiscoveryServiceGrpc.getStreamAggregatedResourcesMethod(),
                request -> request.hasNode() ? Optional.of(request.getNode()) : Optional.empty(),
                DiscoveryRequest::getTypeUrl,
                DiscoveryRequest::getSerializedSize,
                request -> List.of(request.getResourceNamesList()),
                SotwSubscription::new);
    }
}
