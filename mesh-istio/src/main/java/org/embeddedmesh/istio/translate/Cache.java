package org.embeddedmesh.istio.translate;

import com.google.protobuf.Message;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Computes each resource once. What does not exist is not remembered, so that made-up names cost no memory. */
final class Cache {

    private final Map<ResourceType, Map<String, Message>> resources = new EnumMap<>(ResourceType.class);

    Cache() {
        for (ResourceType type : ResourceType.values()) {
            resources.put(type, new ConcurrentHashMap<>());
        }
    }

    Optional<Message> get(ResourceType type, String name, Function<String, Optional<Message>> translation) {
        Map<String, Message> known = resources.getOrDefault(type, Map.of());
        Message found = known.get(name);
        if (found != null) {
            return Optional.of(found);
        }
        Optional<Message> made = translation.apply(name);
        made.ifPresent(it -> known.putIfAbsent(name, it));
        return made;
    }
}
