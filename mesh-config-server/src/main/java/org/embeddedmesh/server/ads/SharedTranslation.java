package org.embeddedmesh.server.ads;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.istio.translate.ResourceType;
import org.embeddedmesh.istio.translate.Translation;
import org.embeddedmesh.istio.translate.Unsupported;

/**
 * A translation for all clients that no rule tells apart, whatever scopes they are of: each resource is translated, serialised
 * and hashed once. What does not exist is not remembered.
 */
final class SharedTranslation {

    private final Translation translation;
    private final Map<ResourceType, Map<String, VersionedResource>> made = new EnumMap<>(ResourceType.class);

    SharedTranslation(Translation translation) {
        this.translation = translation;
    }

    Optional<VersionedResource> resource(ResourceType type, String name) {
        Map<String, VersionedResource> known = made.computeIfAbsent(type, it -> new HashMap<>());
        VersionedResource resource = known.get(name);
        if (resource != null) {
            return Optional.of(resource);
        }
        Optional<VersionedResource> next =
                translation.resource(type, name).map(message -> VersionedResource.of(type.typeUrl(), name, message));
        next.ifPresent(it -> known.put(name, it));
        return next;
    }

    Collection<String> names(ResourceType type) {
        return translation.names(type);
    }

    List<Unsupported> unsupported(ResourceType type, String name) {
        return translation.unsupported(type, name);
    }
}
