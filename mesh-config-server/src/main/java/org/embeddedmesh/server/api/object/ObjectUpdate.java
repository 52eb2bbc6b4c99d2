package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ConflictException;
import org.embeddedmesh.server.store.NotFoundException;
import org.embeddedmesh.server.store.StoredResource;

/** Puts or patches an object. A write that changes nothing is not one; one that meets another write is computed anew. */
final class ObjectUpdate {

    private static final int ATTEMPTS = 20;

    private final ConfigStore store;

    ObjectUpdate(ConfigStore store) {
        this.store = store;
    }

    Written update(Target target, Function<ObjectNode, JsonNode> change, WriteOptions options) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StoredResource current = ObjectReads.stored(store, target);
            try {
                return update(target, current, change, options);
            } catch (ConflictException | NotFoundException e) {
                continue;
            }
        }
        throw stale(target);
    }

    private Written update(
            Target target, StoredResource current, Function<ObjectNode, JsonNode> change, WriteOptions options) {
        ObjectNode next = next(target, current, change);
        List<String> warnings = ObjectRules.check(target, next, options.fieldValidation());
        ObjectNode stored = target.kind().inStoredVersion(next);
        ObjectNode written = options.dryRun() || JsonEquality.same(stored, current.json())
                ? stored
                : write(target, current, stored).json();
        return new Written(target.kind().inVersion(written, target.version()), warnings);
    }

    private static ObjectNode next(Target target, StoredResource current, Function<ObjectNode, JsonNode> change) {
        JsonNode changed = change.apply(target.kind().inVersion(current.json(), target.version()));
        if (!(changed instanceof ObjectNode sent)) {
            throw StatusException.badRequest("the object would not be an object any more");
        }
        target.requireSame(sent);
        requireVersion(target, sent, current);
        ObjectNode next = sent.deepCopy();
        OwnedMetadata.update(next, current.json());
        ObjectNode metadata = next.withObjectProperty("metadata");
        metadata.put("name", target.name());
        if (target.kind().namespaced()) {
            metadata.put("namespace", target.namespace());
        } else {
            Namespaces.complete(next);
        }
        return next;
    }

    private static void requireVersion(Target target, ObjectNode sent, StoredResource current) {
        String version = sent.at("/metadata/resourceVersion").asText();
        if (!version.isEmpty() && !version.equals(Long.toString(current.resourceVersion()))) {
            throw stale(target);
        }
    }

    private StoredResource write(Target target, StoredResource current, ObjectNode next) {
        OptionalLong expected = OptionalLong.of(current.resourceVersion());
        if (OwnedMetadata.isDeleted(next) && !OwnedMetadata.hasFinalizers(next)) {
            return store.delete(target.key(), expected);
        }
        return store.update(target.key(), next, expected);
    }

    private static StatusException stale(Target target) {
        return new StatusException(Status.stale(target.kind().subject(target.name()), "metadata.resourceVersion"));
    }
}
