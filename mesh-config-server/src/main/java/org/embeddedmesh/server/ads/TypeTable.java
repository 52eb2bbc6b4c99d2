package org.embeddedmesh.server.ads;

import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.embeddedmesh.istio.translate.ResourceType;
import org.embeddedmesh.istio.translate.Unsupported;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resources of one type for the clients of one scope, and who subscribed to which. Only what somebody subscribed to is
 * translated. A type that no translation knows has no resources.
 */
final class TypeTable {

    private static final Logger log = LoggerFactory.getLogger(TypeTable.class);

    private static final class Entry {
        final Set<Subscriber> subscribers = new LinkedHashSet<>();

        @Nullable
        VersionedResource resource;
    }

    private final String typeUrl;
    private final Optional<ResourceType> type;
    private final ClientKind kind;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<Subscriber> wildcard = new LinkedHashSet<>();
    private SharedTranslation translation;
    private int subscriptions;

    TypeTable(String typeUrl, ClientKind kind, SharedTranslation translation) {
        this.typeUrl = typeUrl;
        this.type = ResourceType.of(typeUrl).filter(it -> it != ResourceType.HOST_INDEX || kind.isOurs());
        this.kind = kind;
        this.translation = translation;
    }

    String typeUrl() {
        return typeUrl;
    }

    ClientKind kind() {
        return kind;
    }

    /** The resource, or its tombstone, or null; of a name that somebody subscribed to. */
    @Nullable
    VersionedResource get(String name) {
        Entry entry = entries.get(name);
        return entry == null ? null : entry.resource;
    }

    /** All names there are. */
    List<String> names() {
        return type.map(it -> List.copyOf(translation.names(it))).orElse(List.of());
    }

    /** What the client cannot do of what rules ask for in this resource. */
    List<Unsupported> unsupported(String name) {
        if (type.isEmpty()) {
            return List.of();
        }
        try {
            return translation.unsupported(type.get(), name);
        } catch (RuntimeException e) {
            log.error("what {} {} asks for cannot be told", type.get(), name, e);
            return List.of();
        }
    }

    void subscribe(String name, Subscriber subscriber) {
        entry(name).subscribers.add(subscriber);
    }

    void unsubscribe(String name, Subscriber subscriber) {
        Entry entry = entries.get(name);
        if (entry != null && entry.subscribers.remove(subscriber)) {
            dropIfUnnamed(wildcard.isEmpty(), name, entry);
        }
    }

    void subscribeToAll(Subscriber subscriber) {
        wildcard.add(subscriber);
        names().forEach(this::entry);
    }

    void unsubscribeFromAll(Subscriber subscriber) {
        if (wildcard.remove(subscriber) && wildcard.isEmpty()) {
            entries.values().removeIf(entry -> entry.subscribers.isEmpty());
        }
    }

    void joined() {
        subscriptions++;
    }

    void left() {
        subscriptions--;
    }

    /** Whether no stream holds it any more; one that names nothing just now may do so again. */
    boolean isUnused() {
        return subscriptions == 0;
    }

    void update(SharedTranslation next) {
        translation = next;
        if (!wildcard.isEmpty()) {
            names().stream().filter(name -> !entries.containsKey(name)).forEach(this::added);
        }
        List.copyOf(entries.entrySet()).forEach(it -> update(it.getKey(), it.getValue()));
    }

    private void added(String name) {
        entry(name);
        wildcard.forEach(subscriber -> subscriber.changed(name));
    }

    private void update(String name, Entry entry) {
        VersionedResource next = translate(name, entry.resource);
        if (Objects.equals(version(next), version(entry.resource))) {
            return;
        }
        entry.resource = next;
        entry.subscribers.forEach(subscriber -> subscriber.changed(name));
        wildcard.stream().filter(it -> !entry.subscribers.contains(it)).forEach(it -> it.changed(name));
        dropIfUnnamed(next == null, name, entry);
    }

    private void dropIfUnnamed(boolean unwanted, String name, Entry entry) {
        if (unwanted && entry.subscribers.isEmpty()) {
            entries.remove(name);
        }
    }

    private Entry entry(String name) {
        return entries.computeIfAbsent(name, it -> {
            Entry entry = new Entry();
            entry.resource = translate(it, null);
            return entry;
        });
    }

    /** A resource that cannot be translated stays what it was: one bad rule must not take the rest with it. */
    private @Nullable VersionedResource translate(String name, @Nullable VersionedResource previous) {
        if (type.isEmpty()) {
            return null;
        }
        try {
            return translation.resource(type.get(), name).orElseGet(() -> absent(name));
        } catch (RuntimeException e) {
            log.error("{} {} cannot be translated; clients keep what they have", type.get(), name, e);
            return previous;
        }
    }

    /** Envoy stops watching the endpoints of a cluster once they are removed, so others than ours get an empty assignment. */
    private @Nullable VersionedResource absent(String name) {
        return kind.isOurs() || type.orElse(null) != ResourceType.ENDPOINT
                ? null
                : VersionedResource.tombstone(
                        typeUrl,
                        name,
                        ClusterLoadAssignment.newBuilder().setClusterName(name).build());
    }

    private static @Nullable String version(@Nullable VersionedResource resource) {
        return resource == null ? null : resource.version();
    }
}
