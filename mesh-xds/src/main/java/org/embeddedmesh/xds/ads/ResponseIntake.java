package org.embeddedmesh.xds.ads;

import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embeddedmesh.xds.translate.RefusedException;
import org.embeddedmesh.xds.translate.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a response apart: each resource stands or falls alone. */
final class ResponseIntake {

    private static final Logger log = LoggerFactory.getLogger(ResponseIntake.class);

    private final Subscriptions subscriptions;
    private final ResourceSink sink;
    private final Map<ResourceType, TimesToLive> timesToLive = new EnumMap<>(ResourceType.class);

    ResponseIntake(Subscriptions subscriptions, ResourceSink sink, MeshLoop loop) {
        this.subscriptions = subscriptions;
        this.sink = sink;
        for (ResourceType type : ResourceType.values()) {
            timesToLive.put(type, new TimesToLive(loop, it -> end(type, it)));
        }
    }

    /** Hands on what is good and wanted, and returns what is refused. */
    List<Refusal> take(ResourceType type, DeltaDiscoveryResponse response) {
        Set<String> duplicates = duplicates(response);
        List<Refusal> refusals = new ArrayList<>();
        for (String name : duplicates) {
            Refusal refusal = new Refusal(type, name, "", "comes more than once in one response");
            subscriptions.get(type, name).ifPresent(it -> refuse(it, refusal, refusals));
        }
        for (Resource resource : response.getResourcesList()) {
            if (!duplicates.contains(resource.getName())) {
                subscriptions.get(type, resource.getName()).ifPresent(it -> update(it, resource, refusals));
            }
        }
        for (String name : response.getRemovedResourcesList()) {
            if (!duplicates.contains(name)) {
                subscriptions.get(type, name).ifPresent(this::remove);
            }
        }
        sink.settle();
        return refusals;
    }

    private static Set<String> duplicates(DeltaDiscoveryResponse response) {
        Set<String> seen = new HashSet<>();
        return Stream.concat(
                        response.getResourcesList().stream().map(Resource::getName),
                        response.getRemovedResourcesList().stream())
                .filter(it -> !seen.add(it))
                .collect(Collectors.toSet());
    }

    private void update(SubscribedResource known, Resource resource, List<Refusal> refusals) {
        timesToLive(known.type()).said(resource);
        // Without a body it is a heartbeat: the time to live begins anew.
        if (!resource.hasResource()) {
            return;
        }
        try {
            requireType(known.type(), resource);
            List<String> ignored = sink.updated(
                    known.type(), known.name(), resource.getResource().getValue());
            reportIgnored(known, ignored);
            subscriptions.put(known.acked(resource.getVersion(), ignored));
        } catch (RefusedException e) {
            refuse(known, new Refusal(known.type(), known.name(), e.field(), e.reason()), refusals);
        } catch (RuntimeException e) {
            log.error("mesh: {} {} cannot be read", known.type().shortName(), known.name(), e);
            refuse(known, new Refusal(known.type(), known.name(), "", "cannot be read: " + e), refusals);
        }
    }

    private static void requireType(ResourceType type, Resource resource) {
        String typeUrl = resource.getResource().getTypeUrl();
        if (!typeUrl.equals(type.typeUrl())) {
            throw new RefusedException("", "is a '" + typeUrl + "'");
        }
    }

    private static void reportIgnored(SubscribedResource known, List<String> ignored) {
        if (!ignored.isEmpty() && !ignored.equals(known.ignoredFields())) {
            log.info("mesh: {} {} says more than is supported: {}", known.type().shortName(), known.name(), ignored);
        }
    }

    private void remove(SubscribedResource known) {
        timesToLive(known.type()).forget(known.name());
        sink.removed(known.type(), known.name());
        subscriptions.put(known.removed());
    }

    private void end(ResourceType type, String name) {
        subscriptions.get(type, name).ifPresent(it -> {
            log.info("mesh: the time to live of {} {} is over", type.shortName(), name);
            remove(it);
            sink.settle();
        });
    }

    private TimesToLive timesToLive(ResourceType type) {
        return Objects.requireNonNull(timesToLive.get(type));
    }

    private void refuse(SubscribedResource known, Refusal refusal, List<Refusal> refusals) {
        refusals.add(refusal);
        String error = refusal.field().isEmpty() ? refusal.reason() : refusal.field() + ": " + refusal.reason();
        if (!error.equals(known.error())) {
            log.warn("mesh: refused {}; what was there before stays", refusal);
        }
        subscriptions.put(known.nacked(error));
    }
}
