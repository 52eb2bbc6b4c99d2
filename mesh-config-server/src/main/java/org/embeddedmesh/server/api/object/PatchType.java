package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the body of a PATCH changes an object. */
public enum PatchType {
    /** RFC 7386. */
    MERGE {
        @Override
        JsonNode apply(JsonNode patch, ObjectNode object) {
            return merge(object, patch);
        }
    },
    /** RFC 6902. */
    JSON {
        @Override
        JsonNode apply(JsonNode patch, ObjectNode object) {
            return BoundedJsonPatch.apply(patch, object);
        }
    };

    /**
     * Leaves the object as it is, and answers what it becomes.
     *
     * @throws org.embeddedmesh.server.api.status.StatusException when the patch does not fit
     */
    abstract JsonNode apply(JsonNode patch, ObjectNode object);

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merge(merged.path(field.getKey()), field.getValue()));
            }
        });
        return merged;
    }
}
