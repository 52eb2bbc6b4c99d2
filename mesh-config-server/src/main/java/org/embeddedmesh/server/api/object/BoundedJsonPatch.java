package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;

/** JSON patch that a few copies of copies cannot blow up. */
final class BoundedJsonPatch {

    private static final int MAX_OPERATIONS = 1000;
    private static final int MAX_LENGTH = 3 * 1024 * 1024;

    private BoundedJsonPatch() {}

    static JsonNode apply(JsonNode patch, JsonNode object) {
        if (!patch.isArray()) {
            throw StatusException.badRequest("a JSON patch is a list of operations");
        }
        if (patch.size() > MAX_OPERATIONS) {
            throw tooLarge("a JSON patch has at most " + MAX_OPERATIONS + " operations");
        }
        try {
            return copies(patch) ? stepByStep(patch, object) : JsonPatch.apply(patch, object);
        } catch (JsonPatchException | IllegalArgumentException e) {
            throw new StatusException(Status.of(Reason.INVALID, "the patch cannot be applied: " + e.getMessage()), e);
        }
    }

    private static boolean copies(JsonNode patch) {
        return patch.findValuesAsText("op").contains("copy");
    }

    private static JsonNode stepByStep(JsonNode patch, JsonNode object) {
        JsonNode result = object;
        for (JsonNode operation : patch) {
            result = JsonPatch.apply(JsonNodeFactory.instance.arrayNode().add(operation), result)
                    .deepCopy();
            if (result.toString().length() > MAX_LENGTH) {
                throw tooLarge("the patched object is too large");
            }
        }
        return result;
    }

    private static StatusException tooLarge(String message) {
        return new StatusException(Status.of(Reason.REQUEST_ENTITY_TOO_LARGE, message));
    }
}
