package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The part of an object that the server itself sets, whatever clients send for it. */
final class OwnedMetadata {

    private static final List<String> FIELDS = List.of(
            "uid",
            "creationTimestamp",
            "generation",
            "resourceVersion",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "managedFields",
            "selfLink");
    private static final List<String> OUTSIDE_OF_GENERATION = List.of("apiVersion", "kind", "metadata", "status");

    private OwnedMetadata() {}

    /** Makes what was sent a new object. */
    static void create(ObjectNode object, Instant now) {
        ObjectNode metadata = clean(object);
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", timestamp(now));
        metadata.put("generation", 1);
        object.remove("status");
    }

    /** Makes what was sent the next state of an object. The generation counts what is outside of metadata and status. */
    static void update(ObjectNode object, ObjectNode current) {
        ObjectNode metadata = clean(object);
        FIELDS.forEach(field -> copy(field, current.path("metadata"), metadata));
        object.remove("status");
        copy("status", current, object);
        if (!JsonEquality.same(desired(object), desired(current))) {
            raiseGeneration(metadata);
        }
    }

    static void markDeleted(ObjectNode object, Instant now) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.put("deletionTimestamp", timestamp(now));
        metadata.put("deletionGracePeriodSeconds", 0);
        raiseGeneration(metadata);
    }

    static boolean isDeleted(JsonNode object) {
        return object.at("/metadata/deletionTimestamp").isTextual();
    }

    static boolean hasFinalizers(JsonNode object) {
        return !object.at("/metadata/finalizers").isEmpty();
    }

    private static ObjectNode clean(ObjectNode object) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.remove(FIELDS);
        for (String field : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
            if (metadata.has(field) && metadata.get(field).isEmpty()) {
                metadata.remove(field);
            }
        }
        return metadata;
    }

    private static void copy(String field, JsonNode from, ObjectNode to) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        }
    }

    private static ObjectNode desired(ObjectNode object) {
        return object.deepCopy().remove(OUTSIDE_OF_GENERATION);
    }

    private static void raiseGeneration(ObjectNode metadata) {
        metadata.put("generation", metadata.path("generation").asLong() + 1);
    }

    private static String timestamp(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
