package org.embeddedmesh.xds.ads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.embeddedmesh.xds.translate.ResourceType;

/** What was asked for, and what has changed of it since the last request. Changed on the loop; read by any thread. */
public final class Subscriptions {

    private final Map<ResourceType, Map<String, SubscribedResource>> resources = new EnumMap<>(ResourceType.class);
    private final Map<ResourceType, TreeSet<String>> added = new EnumMap<>(ResourceType.class);
    private final Map<ResourceType, TreeSet<String>> dropped = new EnumMap<>(ResourceType.class);
    private Runnable onChange = () -> {};

    public Subscriptions() {
        for (ResourceType type : ResourceType.values()) {
            resources.put(type, new ConcurrentSkipListMap<>());
            added.put(type, new TreeSet<>());
            dropped.put(type, new TreeSet<>());
        }
    }

    /** All resources, by type and name. */
    public List<SubscribedResource> all() {
        return resources.values().stream().flatMap(it -> it.values().stream()).toList();
    }

    /** A copy: what is done with it may change the subscriptions. */
    List<SubscribedResource> of(ResourceType type) {
        return List.copyOf(byName(type).values());
    }

    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Whether the name was not asked for before. */
    boolean subscribe(ResourceType type, String name) {
        boolean isNew = byName(type).putIfAbsent(name, SubscribedResource.requested(type, name)) == null;
        if (isNew) {
            dropped(type).remove(name);
            added(type).add(name);
            onChange.run();
        }
        return isNew;
    }

    void unsubscribe(ResourceType type, String name) {
        if (byName(type).remove(name) != null) {
            added(type).remove(name);
            dropped(type).add(name);
            onChange.run();
        }
    }

    Optional<SubscribedResource> get(ResourceType type, String name) {
        return Optional.ofNullable(byName(type).get(name));
    }

    void put(SubscribedResource resource) {
        byName(resource.type()).replace(resource.name(), resource);
    }

    /** Names that no request has asked for yet; they count as asked for from now on. */
    List<String> takeAdded(ResourceType type) {
        return take(added(type));
    }

    /** Names that no request has dropped yet; they count as dropped from now on. */
    List<String> takeDropped(ResourceType type) {
        return take(dropped(type));
    }

    /** All names, for a new stream, on which nothing was asked for before. */
    List<String> takeAll(ResourceType type) {
        added(type).clear();
        dropped(type).clear();
        return List.copyOf(byName(type).keySet());
    }

    /** The versions in use, by name. */
    Map<String, String> versions(ResourceType type) {
        Map<String, String> versions = new TreeMap<>();
        byName(type).values().stream()
                .filter(it -> !it.version().isEmpty())
                .forEach(it -> versions.put(it.name(), it.version()));
        return versions;
    }

    private static List<String> take(Collection<String> names) {
        List<String> taken = new ArrayList<>(names);
        names.clear();
        return taken;
    }

    private Map<String, SubscribedResource> byName(ResourceType type) {
        return require(resources, type);
    }

    private TreeSet<String> added(ResourceType type) {
        return require(added, type);
    }

    private TreeSet<String> dropped(ResourceType type) {
        return require(dropped, type);
    }

    private static <T> T require(Map<ResourceType, T> map, ResourceType type) {
        return Objects.requireNonNull(map.get(type));
    }
}
