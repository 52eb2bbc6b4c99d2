package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into records, by their components: names, types and annotations are all there is. What does not fit is noted
 * with its path and read as if it were not set, so that one mistake does not hide another.
 */
final class RecordReader {

    private final Problems problems;

    RecordReader(Problems problems) {
        this.problems = problems;
    }

    /** The record, or empty if the node is no object. */
    <R extends Record> Optional<R> read(JsonNode node, Class<R> type, String path) {
        if (!node.isObject()) {
            problems.wrongType(path, typeOf(node), "object");
            return Optional.empty();
        }
        noteUnknownFields(node, names(type), path);
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(node, components[i], path + "." + components[i].getName());
        }
        return Optional.of(construct(type, components, values));
    }

    private @Nullable Object component(JsonNode owner, RecordComponent component, String path) {
        JsonNode node = owner.path(component.getName());
        boolean set = !node.isMissingNode() && !node.isNull();
        Optional<Object> value = set ? value(node, component.getGenericType(), path, component) : Optional.empty();
        checkPresence(component, node, set, path);
        if (value.isPresent()) {
            noteUnsupported(component, value.get(), path);
            return value.get();
        }
        return notSet(component);
    }

    private void checkPresence(RecordComponent component, JsonNode node, boolean set, String path) {
        boolean empty = (node.isTextual() && node.asText().isEmpty()) || (node.isArray() && node.isEmpty());
        if (component.isAnnotationPresent(Required.class) && (!set || empty)) {
            problems.required(path, "");
        }
    }

    private void noteUnsupported(RecordComponent component, Object value, String path) {
        boolean empty = (value instanceof Collection<?> list && list.isEmpty()) || Boolean.FALSE.equals(value);
        NotYet notYet = component.getAnnotation(NotYet.class);
        if (notYet != null && !empty) {
            problems.warn(path, "accepted, but not supported yet: " + notYet.value());
        }
    }

    private void noteUnknownFields(JsonNode node, List<String> known, String path) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.unknown(path + "." + name, NearestName.of(name, known));
            }
        });
    }

    /** Texts by name, in their order. */
    Map<String, String> texts(JsonNode node, String path) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!node.isObject()) {
            problems.wrongType(path, typeOf(node), "object");
            return texts;
        }
        node.properties().forEach(it -> {
            if (it.getValue().isTextual()) {
                texts.put(it.getKey(), it.getValue().asText());
            } else {
                problems.wrongType(path + "." + it.getKey(), typeOf(it.getValue()), "string");
            }
        });
        return texts;
    }

    private Optional<Object> value(JsonNode node, Type type, String path, AnnotatedElement limits) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(node, generic.getActualTypeArguments()[0], path, limits)
                    : map(node, generic.getActualTypeArguments()[1], path, limits);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return read(node, plain.asSubclass(Record.class), path).map(it -> it);
        }
        return new ScalarReader(problems, path, limits).read(node, plain);
    }

    private Optional<Object> list(JsonNode node, Type element, String path, AnnotatedElement limits) {
        if (!node.isArray()) {
            problems.wrongType(path, typeOf(node), "array");
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            value(node.get(i), element, path + "[" + i + "]", limits).ifPresent(values::add);
        }
        return Optional.of(values);
    }

    private Optional<Object> map(JsonNode node, Type element, String path, AnnotatedElement limits) {
        if (!node.isObject()) {
            problems.wrongType(path, typeOf(node), "object");
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties()
                .forEach(it -> value(it.getValue(), element, path + "." + it.getKey(), limits)
                        .ifPresent(value -> values.put(it.getKey(), value)));
        return Optional.of(values);
    }

    private static @Nullable Object notSet(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (isNullable(component)) {
            return null;
        }
        if (type.isRecord()) {
            return empty(type.asSubclass(Record.class));
        }
        return type == String.class ? "" : ScalarReader.notSet(type);
    }

    private static <R extends Record> R empty(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable
        Object[] values = Arrays.stream(components).map(RecordReader::notSet).toArray();
        return construct(type, components, values);
    }

    private static <R extends Record> R construct(
            Class<R> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record " + type.getName() + " cannot be made", e);
        }
    }

    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
            default -> "null";
        };
    }
}
