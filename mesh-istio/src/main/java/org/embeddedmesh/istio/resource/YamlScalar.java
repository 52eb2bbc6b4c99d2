package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** One YAML value as JSON, by the core schema. */
final class YamlScalar {

    private static final int MOST_DIGITS = 100;
    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlScalar() {}

    static JsonNode read(ScalarEvent event) {
        String text = event.getValue();
        Tag tag = event.getTag().map(Tag::new).orElseGet(() -> event.isPlain() ? CORE.resolve(text, true) : Tag.STR);
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(event, text, tag.equals(Tag.INT));
        }
        if (tag.equals(Tag.STR) || tag.getValue().equals("!")) {
            return JSON.textNode(text);
        }
        throw YamlTree.invalid(event, "the tag " + tag.getValue() + " is not known");
    }

    private static JsonNode number(ScalarEvent event, String text, boolean whole) {
        if (text.length() > MOST_DIGITS) {
            throw YamlTree.invalid(event, "a number of more than " + MOST_DIGITS + " digits");
        }
        try {
            if (whole) {
                return whole(text);
            }
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return JSON.numberNode(value);
            }
        } catch (NumberFormatException e) {
            // Reported below: JSON has neither .nan and .inf, nor what an explicit tag calls a number.
        }
        throw YamlTree.invalid(event, "\"" + text + "\" is no number of JSON");
    }

    private static JsonNode whole(String text) {
        BigInteger value = text.startsWith("0x")
                ? new BigInteger(text.substring(2), 16)
                : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
        if (value.bitLength() < Integer.SIZE) {
            return JSON.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? JSON.numberNode(value.longValue()) : JSON.numberNode(value);
    }
}
