package org.embeddedmesh.server.app;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.istio.resource.FieldError;
import org.embeddedmesh.istio.resource.Kind;
import org.embeddedmesh.istio.resource.Reading;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.ResourceReader;
import org.embeddedmesh.server.store.Change;
import org.embeddedmesh.server.store.ResourceKey;
import org.embeddedmesh.server.store.StoredResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store's resources as records. One that does not read is skipped and logged, and the others count. */
final class StoredConfiguration {

    private static final Logger log = LoggerFactory.getLogger(StoredConfiguration.class);

    private final Map<ResourceKey, Resource<?>> resources = new LinkedHashMap<>();

    /** Whether the mesh is another one now. */
    boolean apply(Change change) {
        return change.type() == Change.Type.DELETED
                ? resources.remove(change.resource().key()) != null
                : put(change.resource());
    }

    boolean put(StoredResource stored) {
        if (kind(stored.key()).isEmpty()) {
            return false;
        }
        Optional<Resource<?>> resource = read(stored);
        if (resource.isEmpty()) {
            return resources.remove(stored.key()) != null;
        }
        resources.put(stored.key(), resource.get());
        return true;
    }

    Collection<Resource<?>> resources() {
        return resources.values();
    }

    private static Optional<Resource<?>> read(StoredResource stored) {
        try {
            Reading reading = ResourceReader.read(stored.json());
            for (FieldError error : reading.errors()) {
                log.warn("{} is left out: {}: {}", stored.key(), error.field(), error.message());
            }
            return reading.resource();
        } catch (RuntimeException e) {
            log.error("{} is left out", stored.key(), e);
            return Optional.empty();
        }
    }

    private static Optional<Kind> kind(ResourceKey key) {
        int dot = key.resource().indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Kind.of(key.resource().substring(dot + 1), key.resource().substring(0, dot));
    }
}
