package org.embeddedmesh.server.ads;

import com.google.rpc.Status;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The incremental variant: a version per resource, differences only. Answers and changes of subscriptions may come in one
 * request, so a stale nonce spoils nothing but the answer.
 */
final class DeltaSubscription extends Subscription<DeltaDiscoveryRequest, DeltaDiscoveryResponse> {

    private final int responseBytes;
    private boolean first = true;
    private boolean answerEmpty;

    DeltaSubscription(TypeTable table, StreamEvents events, Limits limits) {
        super(table, events);
        this.responseBytes = limits.responseBytes();
    }

    @Override
    void receive(DeltaDiscoveryRequest request) {
        if (!request.getResponseNonce().isEmpty()) {
            answered(
                    request.getResponseNonce(),
                    request.hasErrorDetail() ? Optional.of(request.getErrorDetail()) : Optional.<Status>empty());
        }
        if (first) {
            request.getInitialResourceVersionsMap().forEach(ledger::held);
        }
        subscribe(request.getResourceNamesSubscribeList());
        request.getResourceNamesUnsubscribeList().forEach(this::unsubscribe);
        if (first) {
            ledger.forgetUnless(interest::covers);
        }
        first = false;
    }

    private void subscribe(Collection<String> names) {
        if (names.isEmpty() && first && interest.addAllIfNothingWasEverNamed()) {
            oweAll();
        }
        for (String name : names) {
            interest.add(name);
            if (name.equals(Interest.WILDCARD)) {
                oweAll();
            } else if (!first || differs(name)) {
                owed.add(name);
            }
        }
    }

    private void oweAll() {
        Set<String> all = new LinkedHashSet<>(table.names());
        all.addAll(ledger.sent().keySet());
        all.removeIf(name -> !differs(name));
        owed.addAll(all);
        answerEmpty = owed.isEmpty();
    }

    private void unsubscribe(String name) {
        if (!interest.remove(name)) {
            return;
        }
        if (name.equals(Interest.WILDCARD)) {
            ledger.forgetUnless(interest::covers);
            owed.removeIf(it -> !interest.covers(it));
            changed.removeIf(it -> !interest.covers(it));
        } else if (interest.covers(name)) {
            owed.add(name);
        } else {
            forget(name);
        }
    }

    @Override
    Optional<DeltaDiscoveryResponse> reply(String nonce) {
        DeltaResponse response = new DeltaResponse(table.typeUrl(), nonce, responseBytes);
        for (String name : new ArrayList<>(owed)) {
            if (response.isFull()) {
                break;
            }
            answer(name, response);
            owed.remove(name);
            changed.remove(name);
        }
        boolean empty = answerEmpty;
        answerEmpty = false;
        return response.isEmpty() && !empty ? Optional.empty() : Optional.of(response.sent(ledger));
    }

    /** Only our own clients are told at once of names that do not exist; others wait for them, as Envoy's timers expect. */
    private void answer(String name, DeltaResponse response) {
        VersionedResource resource = table.get(name);
        if (resource != null) {
            response.add(resource);
        } else if (table.kind().isOurs() || ledger.holds(name)) {
            response.remove(name);
        }
    }

    @Override
    Optional<DeltaDiscoveryResponse> push(Phase phase, String nonce) {
        DeltaResponse response = new DeltaResponse(table.typeUrl(), nonce, responseBytes);
        for (String name : new ArrayList<>(changed)) {
            if (response.isFull()) {
                break;
            }
            VersionedResource resource = table.get(name);
            if (phase == Phase.of(resource)) {
                pushed(name, resource, response);
                changed.remove(name);
            }
        }
        return response.isEmpty() ? Optional.empty() : Optional.of(response.sent(ledger));
    }

    private void pushed(String name, @Nullable VersionedResource resource, DeltaResponse response) {
        if (resource == null && ledger.holds(name)) {
            response.remove(name);
        } else if (resource != null && differs(name)) {
            response.add(resource);
        }
    }

    private boolean differs(String name) {
        VersionedResource resource = table.get(name);
        String current = resource == null ? Ledger.ABSENT : resource.version();
        return !ledger.sent(name).equals(Optional.of(current));
    }
}
