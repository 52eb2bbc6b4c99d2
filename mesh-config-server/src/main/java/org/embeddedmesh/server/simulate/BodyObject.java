package org.embeddedmesh.server.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.embeddedmesh.server.api.status.Cause;
import org.embeddedmesh.server.api.status.StatusException;

/**
 * An object in the body of a request, none of whose fields is overlooked. What is not as it should be is a
 * {@link StatusException} 400 that names the field.
 *
 * @param path of the object's fields, empty or with a dot at its end
 */
record BodyObject(ObjectNode json, String path) {

    static BodyObject of(ObjectNode body, String... fields) {
        return new BodyObject(body, "").restrictedTo(List.of(fields));
    }

    private BodyObject restrictedTo(List<String> fields) {
        json.fieldNames().forEachRemaining(it -> {
            if (!fields.contains(it)) {
                throw wrong(it, "no field of this name; known are " + String.join(", ", fields));
            }
        });
        return this;
    }

    /** @param fields that it may have; none: any */
    BodyObject object(String name, String... fields) {
        JsonNode value = json.path(name);
        if (!absent(value) && !value.isObject()) {
            throw wrong(
                    name, "an object was expected, such as {" + (fields.length == 0 ? "name" : fields[0]) + ": ...}");
        }
        BodyObject object = new BodyObject(
                value instanceof ObjectNode found ? found : JsonNodeFactory.instance.objectNode(), path + name + ".");
        return fields.length == 0 ? object : object.restrictedTo(List.of(fields));
    }

    String text(String name, String otherwise) {
        JsonNode value = json.path(name);
        if (!absent(value) && !value.isValueNode()) {
            throw wrong(name, "a text was expected");
        }
        return absent(value) ? otherwise : value.asText();
    }

    /** All fields, each one text. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        json.fieldNames().forEachRemaining(it -> texts.put(it, text(it, "")));
        return texts;
    }

    /** All fields, each one text or a list of texts. */
    Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new TreeMap<>();
        json.fieldNames().forEachRemaining(name -> {
            List<String> values = new ArrayList<>();
            for (JsonNode value : json.path(name).isArray() ? elements(name) : List.of(json.path(name))) {
                if (!value.isValueNode()) {
                    throw wrong(name, "a text or a list of texts was expected");
                }
                values.add(value.asText());
            }
            lists.put(name, values);
        });
        return lists;
    }

    List<JsonNode> elements(String name) {
        JsonNode value = json.path(name);
        if (!absent(value) && !value.isArray()) {
            throw wrong(name, "a list was expected");
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }

    StatusException wrong(String name, String why) {
        String field = path + name;
        return StatusException.badRequest(field + ": " + why, Cause.invalid(field, why));
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
