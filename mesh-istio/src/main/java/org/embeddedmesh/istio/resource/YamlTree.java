package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a loaded YAML document into JSON, and stops when aliases make it endless or much larger than its text. */
final class YamlTree {

    static final int MOST_LEVELS = 100;
    static final String TOO_DEEP = "more than " + MOST_LEVELS + " levels";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private int left = 2 * YamlReader.MOST_CHARACTERS;

    private YamlTree() {}

    /** @throws InvalidYamlException if JSON cannot hold it, or if it is too large */
    static JsonNode of(Object document) {
        return new YamlTree().node(document, 1);
    }

    private JsonNode node(@Nullable Object value, int level) {
        if (level > MOST_LEVELS + 1) {
            throw new InvalidYamlException("not accepted: " + TOO_DEEP + ", or an alias of itself");
        }
        spend(1);
        if (value instanceof Map<?, ?> map) {
            return object(map, level);
        }
        if (value instanceof Collection<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(it -> array.add(node(it, level + 1)));
            return array;
        }
        return scalar(value);
    }

    private ObjectNode object(Map<?, ?> map, int level) {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, value) -> {
            if (key == null) {
                throw new InvalidYamlException("not accepted: a key is null");
            }
            object.set(text(key.toString()), node(value, level + 1));
        });
        return object;
    }

    private JsonNode scalar(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Integer number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number);
        }
        if (value instanceof BigInteger number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return JSON.numberNode(number);
        }
        if (value instanceof String string) {
            return JSON.textNode(text(string));
        }
        throw new InvalidYamlException("not accepted: JSON has no " + value);
    }

    private String text(String text) {
        spend(text.length());
        return text;
    }

    private void spend(int size) {
        left -= size;
        if (left < 0) {
            throw new InvalidYamlException("not accepted: aliases make it too large");
        }
    }
}
