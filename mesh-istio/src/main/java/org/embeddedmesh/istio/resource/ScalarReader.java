package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one value that is neither object nor list, within the limits that its component's annotations set. */
final class ScalarReader {

    private static final int NANOS_PER_MILLISECOND = 1_000_000;

    private final Problems problems;
    private final String path;
    private final AnnotatedElement limits;

    ScalarReader(Problems problems, String path, AnnotatedElement limits) {
        this.problems = problems;
        this.path = path;
        this.limits = limits;
    }

    Optional<Object> read(JsonNode node, Class<?> type) {
        if (type == String.class) {
            return node.isTextual() ? text(node.asText()) : wrongType(node, "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return node.isBoolean() ? Optional.of(node.asBoolean()) : wrongType(node, "boolean");
        }
        if (type == Duration.class) {
            return node.isTextual() ? duration(node.asText()) : wrongType(node, "string");
        }
        if (type == double.class || type == Double.class) {
            return node.isNumber() ? inRange(node.asDouble(), node.asDouble()) : wrongType(node, "number");
        }
        return integer(node, type);
    }

    private Optional<Object> integer(JsonNode node, Class<?> type) {
        if (!node.isIntegralNumber()) {
            return wrongType(node, "integer");
        }
        if (type == long.class) {
            return node.canConvertToLong() ? inRange(node.asLong(), node.asLong()) : outOfRange(node);
        }
        return node.canConvertToInt() ? inRange(node.asInt(), node.asInt()) : outOfRange(node);
    }

    private Optional<Object> outOfRange(JsonNode node) {
        Range range = limits.getAnnotation(Range.class);
        problems.invalid(path, node.numberValue(), range == null ? "is too large" : between(range));
        return Optional.empty();
    }

    private Optional<Object> inRange(double number, Object value) {
        Range range = limits.getAnnotation(Range.class);
        if (!Double.isFinite(number)) {
            return wrongNumber(value);
        }
        if (range != null && (number < range.min() || number > range.max())) {
            problems.invalid(path, value, between(range));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private Optional<Object> wrongNumber(Object value) {
        problems.invalid(path, value, "must be a number");
        return Optional.empty();
    }

    private static String between(Range range) {
        if (range.max() == 65535) {
            return "port must be between 1-65535";
        }
        return "must be between " + number(range.min()) + " and " + number(range.max());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private Optional<Object> text(String text) {
        OneOf values = limits.getAnnotation(OneOf.class);
        if (values != null && !List.of(values.value()).contains(text)) {
            problems.notSupported(path, text, List.of(values.value()));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private Optional<Object> duration(String text) {
        Optional<Duration> duration = Durations.parse(text);
        if (duration.isEmpty()) {
            problems.invalid(path, text, "must be a duration such as 1.5s, 300ms or 1m");
            return Optional.empty();
        }
        Duration least = limits.isAnnotationPresent(ZeroAllowed.class) ? Duration.ZERO : Duration.ofMillis(1);
        if (duration.get().compareTo(least) < 0) {
            problems.invalid(path, text, "must be a valid duration of at least 1ms");
            return Optional.empty();
        }
        if (duration.get().getNano() % NANOS_PER_MILLISECOND != 0) {
            problems.invalid(path, text, "only durations to ms precision are supported");
            return Optional.empty();
        }
        return Optional.of(duration.get());
    }

    private Optional<Object> wrongType(JsonNode node, String expected) {
        problems.wrongType(path, RecordReader.typeOf(node), expected);
        return Optional.empty();
    }

    /** What a component holds that is not set. */
    static @Nullable Object notSet(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == double.class) {
            return 0.0;
        }
        return type == boolean.class ? false : null;
    }
}
