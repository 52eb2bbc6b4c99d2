package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.embeddedmesh.server.api.status.Cause;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;
import org.embeddedmesh.server.store.AlreadyExistsException;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.StoredResource;

/** Checks what was posted and stores it as a new object. */
final class ObjectCreation {

    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final ConfigStore store;
    private final Namespaces namespaces;
    private final Clock clock;
    private final RandomGenerator random;

    ObjectCreation(ConfigStore store, Namespaces namespaces, Clock clock, RandomGenerator random) {
        this.store = store;
        this.namespaces = namespaces;
        this.clock = clock;
        this.random = random;
    }

    Written create(Target collection, ObjectNode sent, WriteOptions options) {
        collection.requireSame(sent);
        requireNoVersion(sent);
        ObjectNode object = sent.deepCopy();
        OwnedMetadata.create(object, clock.instant());
        Target target = collection.named(name(object));
        place(object, target);
        List<String> warnings = ObjectRules.check(target, object, options.fieldValidation());
        ObjectNode stored = target.kind().inStoredVersion(object);
        StoredResource created = namespaces.within(target.namespace(), () -> create(target, stored, options.dryRun()));
        return new Written(target.kind().inVersion(created.json(), target.version()), warnings);
    }

    private static void requireNoVersion(ObjectNode sent) {
        if (!sent.at("/metadata/resourceVersion").asText().isEmpty()) {
            String message = "resourceVersion should not be set on objects to be created";
            throw StatusException.badRequest(message, Cause.invalid("metadata.resourceVersion", message));
        }
    }

    private String name(ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        String name = metadata.path("name").asText();
        String prefix = metadata.path("generateName").asText();
        if (!name.isEmpty() || prefix.isEmpty()) {
            return name;
        }
        StringBuilder generated = new StringBuilder(prefix);
        random.ints(5, 0, SUFFIX_LETTERS.length()).forEach(i -> generated.append(SUFFIX_LETTERS.charAt(i)));
        return generated.toString();
    }

    private static void place(ObjectNode object, Target target) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.put("name", target.name());
        if (target.kind().namespaced()) {
            metadata.put("namespace", target.namespace());
        } else {
            Namespaces.complete(object);
        }
    }

    private StoredResource create(Target target, ObjectNode object, boolean dryRun) {
        try {
            if (!dryRun) {
                return store.create(target.key(), object);
            }
            if (store.get(target.key()).isPresent()) {
                throw new AlreadyExistsException(target.key());
            }
            return new StoredResource(target.key(), object, 0);
        } catch (AlreadyExistsException e) {
            throw new StatusException(Status.alreadyExists(target.kind().subject(target.name())), e);
        }
    }
}
