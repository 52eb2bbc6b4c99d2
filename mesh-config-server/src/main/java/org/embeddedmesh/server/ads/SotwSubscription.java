package org.embeddedmesh.server.ads;

import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.embeddedmesh.istio.translate.ResourceType;

/**
 * The state-of-the-world variant. Each response with listeners or clusters holds all that the client asked for: what is missing
 * there is deleted. Other types come in parts, and what is absent is not mentioned.
 */
final class SotwSubscription extends Subscription<DiscoveryRequest, DiscoveryResponse> {

    private final int responseBytes;
    private final boolean whole;
    private final Map<String, VersionedResource> current = new LinkedHashMap<>();
    private String lastNonce = "";
    private boolean answerEmpty;

    SotwSubscription(TypeTable table, StreamEvents events, Limits limits) {
        super(table, events);
        this.responseBytes = limits.responseBytes();
        this.whole = ResourceType.of(table.typeUrl())
                .filter(type -> type == ResourceType.CLUSTER || type == ResourceType.LISTENER)
                .isPresent();
    }

    @Override
    void receive(DiscoveryRequest request) {
        String nonce = request.getResponseNonce();
        answered(nonce, request.hasErrorDetail() ? Optional.of(request.getErrorDetail()) : Optional.empty());
        boolean stale = !nonce.isEmpty() && !lastNonce.isEmpty() && !nonce.equals(lastNonce);
        if (!stale) {
            subscribe(request.getResourceNamesList());
        }
    }

    private void subscribe(Collection<String> names) {
        if (names.isEmpty() && interest.neverNamed()) {
            if (interest.addAllIfNothingWasEverNamed()) {
                owe(Interest.WILDCARD);
            }
            return;
        }
        Set<String> wanted = new LinkedHashSet<>(names);
        for (String name : wanted) {
            if (interest.add(name)) {
                owe(name);
            }
        }
        List.copyOf(interest.names()).stream()
                .filter(name -> !wanted.contains(name))
                .forEach(this::unsubscribe);
        if (interest.wildcard() && !wanted.contains(Interest.WILDCARD)) {
            interest.remove(Interest.WILDCARD);
            List.copyOf(current.keySet()).stream()
                    .filter(name -> !interest.covers(name))
                    .forEach(this::unsubscribe);
        }
    }

    private void owe(String name) {
        if (name.equals(Interest.WILDCARD)) {
            owed.addAll(table.names());
        } else {
            owed.add(name);
        }
        answerEmpty = whole;
    }

    private void unsubscribe(String name) {
        interest.remove(name);
        if (!interest.covers(name)) {
            current.remove(name);
            forget(name);
        }
    }

    @Override
    Optional<DiscoveryResponse> reply(String nonce) {
        if (owed.isEmpty() && !answerEmpty) {
            return Optional.empty();
        }
        answerEmpty = false;
        return whole ? replyWhole(nonce) : part(owed, name -> true, nonce);
    }

    private Optional<DiscoveryResponse> replyWhole(String nonce) {
        owed.forEach(this::refresh);
        changed.removeAll(owed);
        owed.clear();
        return Optional.of(response(nonce, current.values()));
    }

    @Override
    Optional<DiscoveryResponse> push(Phase phase, String nonce) {
        return whole ? pushWhole(phase, nonce) : part(changed, name -> phase == Phase.of(table.get(name)), nonce);
    }

    /** What is gone stays in the response until the phase of removals. */
    private Optional<DiscoveryResponse> pushWhole(Phase phase, String nonce) {
        List<String> due = changed.stream()
                .filter(name -> phase == Phase.of(table.get(name)))
                .toList();
        due.forEach(changed::remove);
        List<String> news = due.stream().filter(this::refresh).toList();
        return news.isEmpty() ? Optional.empty() : Optional.of(response(nonce, current.values()));
    }

    /** Whether the client does not have it so. */
    private boolean refresh(String name) {
        VersionedResource resource = table.get(name);
        if (resource == null) {
            ledger.forget(name);
            return current.remove(name) != null;
        }
        VersionedResource previous = current.put(name, resource);
        return previous == null || !previous.version().equals(resource.version());
    }

    private Optional<DiscoveryResponse> part(Set<String> names, Predicate<String> due, String nonce) {
        List<VersionedResource> resources = new ArrayList<>();
        int bytes = 0;
        for (String name : names.stream().filter(due).toList()) {
            if (bytes >= responseBytes) {
                break;
            }
            names.remove(name);
            boolean asked = names == owed;
            VersionedResource resource = table.get(name);
            if (resource != null && (refresh(name) || asked)) {
                resources.add(resource);
                bytes += resource.size();
            }
        }
        return resources.isEmpty() ? Optional.empty() : Optional.of(response(nonce, resources));
    }

    private DiscoveryResponse response(String nonce, Collection<VersionedResource> resources) {
        DiscoveryResponse.Builder response = DiscoveryResponse.newBuilder()
                .setTypeUrl(table.typeUrl())
                .setNonce(nonce)
                .setVersionInfo(VersionedResource.version(resources));
        Map<String, String> versions = new LinkedHashMap<>();
        for (VersionedResource resource : resources) {
            response.addResources(resource.body());
            versions.put(resource.name(), resource.version());
        }
        ledger.sent(nonce, versions);
        lastNonce = nonce;
        return response.build();
    }
}
