package org.embeddedmesh.xds.ads;

import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.embeddedmesh.xds.translate.RefusedException;
import org.embeddedmesh.xds.translate.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a response apart: each resource stands or falls alone. */
final class ResponseIntake {

    private static final Logger log = LoggerFactory.getLogger(ResponseIntake.class);

    private final Subscriptions subscriptions;
    private final ResourceSink sink;

    ResponseIntake(Subscriptions subscriptions, ResourceSink sink) {
        this.subscriptions = subscriptions;
        this.sink = sink;
    }

    /** Hands on what is good and wanted, and returns what is refused. */
    List<Refusal> take(ResourceType type, DeltaDiscoveryResponse response) {
        Set<String> duplicates = duplicates(response);
        List<Refusal> refusals = new ArrayList<>();
        for (String name : duplicates) {
            refuse(new Refusal(type, name, "", "comes more than once in one response"), refusals);
        }
        for (Resource resource : response.getResourcesList()) {
            if (subscriptions.contains(type, resource.getName()) && !duplicates.contains(resource.getName())) {
                update(type, resource, refusals);
            }
        }
        for (String name : response.getRemovedResourcesList()) {
            remove(type, name);
        }
        sink.settle();
        return refusals;
    }

    private static Set<String> duplicates(DeltaDiscoveryResponse response) {
        Set<String> seen = new HashSet<>();
        return response.getResourcesList().stream()
                .map(Resource::getName)
                .filter(it -> !seen.add(it))
                .collect(Collectors.toSet());
    }

    private void update(ResourceType type, Resource resource, List<Refusal> refusals) {
        // Without a body it is a heartbeat of a resource with a time to live.
        if (!resource.hasResource()) {
            return;
        }
        SubscribedResource known = subscriptions.get(type, resource.getName());
        try {
            requireType(type, resource);
            List<String> ignored =
                    sink.updated(type, resource.getName(), resource.getResource().getValue());
            subscriptions.put(known.acked(resource.getVersion(), ignored));
        } catch (RefusedException e) {
            refuse(new Refusal(type, resource.getName(), e.field(), e.reason()), refusals);
        } catch (RuntimeException e) {
            log.error("mesh: {} {} cannot be read", type.shortName(), resource.getName(), e);
            refuse(new Refusal(type, resource.getName(), "", "cannot be read: " + e), refusals);
        }
    }

    private static void requireType(ResourceType type, Resource resource) {
        String typeUrl = resource.getResource().getTypeUrl();
        if (!typeUrl.equals(type.typeUrl())) {
            throw new RefusedException("", "is a '" + typeUrl + "'");
        }
    }

    private void remove(ResourceType type, String name) {
        SubscribedResource known = subscriptions.get(type, name);
        if (known != null) {
            sink.removed(type, name);
            subscriptions.put(known.removed());
        }
    }

    private void refuse(Refusal refusal, List<Refusal> refusals) {
        SubscribedResource known = subscriptions.get(refusal.type(), refusal.name());
        if (known == null) {
            return;
        }
        refusals.add(refusal);
        String error = refusal.field().isEmpty() ? refusal.reason() : refusal.field() + ": " + refusal.reason();
        if (!error.equals(known.error())) {
            log.warn("mesh: refused {}; what was there before stays", refusal);
        }
        subscriptions.put(known.nacked(error));
    }
}
