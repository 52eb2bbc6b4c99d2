package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenAPI v3 schemas, made from the records. */
public final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Schemas() {}

    /** The schema of the spec of a kind. */
    public static ObjectNode openApi(Kind kind) {
        return ofRecord(kind.specType());
    }

    private static ObjectNode ofRecord(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), ofComponent(component));
            if (component.isAnnotationPresent(Required.class)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode ofComponent(RecordComponent component) {
        ObjectNode schema = ofType(component.getGenericType());
        Described description = component.getAnnotation(Described.class);
        String text = description == null ? "" : description.value();
        if (component.isAnnotationPresent(NotYet.class)) {
            text = (text + " Accepted, but not supported yet.").trim();
        }
        if (!text.isEmpty()) {
            schema.put("description", text);
        }
        OneOf values = component.getAnnotation(OneOf.class);
        if (values != null) {
            ArrayNode all = schema.putArray("enum");
            Arrays.stream(values.value()).forEach(all::add);
        }
        limit(schema, component.getAnnotation(Range.class));
        return schema;
    }

    private static void limit(ObjectNode schema, @Nullable Range range) {
        if (range != null) {
            schema.put("minimum", range.min()).put("maximum", range.max());
        }
    }

    private static ObjectNode ofType(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            ObjectNode schema = JSON.objectNode();
            return generic.getRawType() == List.class
                    ? schema.put("type", "array").set("items", ofType(arguments[0]))
                    : schema.put("type", "object").set("additionalProperties", ofType(arguments[1]));
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() ? ofRecord(plain) : ofScalar(plain);
    }

    private static ObjectNode ofScalar(Class<?> type) {
        ObjectNode schema = JSON.objectNode();
        if (type == int.class || type == Integer.class) {
            return schema.put("type", "integer").put("format", "int32");
        }
        if (type == long.class) {
            return schema.put("type", "integer").put("format", "int64");
        }
        if (type == double.class || type == Double.class) {
            return schema.put("type", "number").put("format", "double");
        }
        return schema.put("type", type == boolean.class || type == Boolean.class ? "boolean" : "string");
    }
}
