package org.embeddedmesh.istio.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.embeddedmesh.istio.resource.FieldError.Reason;
import org.jspecify.annotations.Nullable;

/** What was found while one object was read. Each finding names its field; used by one thread. */
final class Problems {

    private static final int MOST_SHOWN = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final List<FieldError> errors = new ArrayList<>();
    private final List<Reading.UnknownField> unknownFields = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void invalid(String field, @Nullable Object value, String why) {
        String shown = value == null ? "null" : value instanceof String text ? quoted(text) : value.toString();
        errors.add(new FieldError(field, Reason.FIELD_VALUE_INVALID, "Invalid value: " + shown + ": " + why));
    }

    /** On one line, and not endless: what is shown came from outside. */
    private static String quoted(String text) {
        String start = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
        return "\"" + CONTROL.matcher(start).replaceAll("\u00b7") + "\"";
    }

    void required(String field, String why) {
        errors.add(new FieldError(
                field, Reason.FIELD_VALUE_REQUIRED, why.isEmpty() ? "Required value" : "Required value: " + why));
    }

    void notSupported(String field, String value, Collection<String> supported) {
        errors.add(new FieldError(
                field,
                Reason.FIELD_VALUE_NOT_SUPPORTED,
                "Unsupported value: " + quoted(value) + ": supported values: \"" + String.join("\", \"", supported)
                        + "\""));
    }

    void wrongType(String field, String found, String expected) {
        errors.add(new FieldError(
                field,
                Reason.FIELD_VALUE_TYPE_INVALID,
                "Invalid value: \"" + found + "\": must be of type " + expected));
    }

    void duplicate(String field, Object value, String why) {
        errors.add(new FieldError(
                field,
                Reason.FIELD_VALUE_DUPLICATE,
                "Duplicate value: " + quoted(value.toString()) + (why.isEmpty() ? "" : ": " + why)));
    }

    void unknown(String field, String nearest) {
        unknownFields.add(new Reading.UnknownField(field, nearest));
    }

    void warn(String field, String what) {
        warnings.add(field + ": " + what);
    }

    /** Whether something was found in this field or below it. */
    boolean hasErrorsAt(String field) {
        return errors.stream().anyMatch(it -> it.field().startsWith(field));
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    Reading reading(@Nullable Resource<?> resource) {
        return new Reading(
                hasErrors() ? Optional.empty() : Optional.ofNullable(resource), errors, unknownFields, warnings);
    }
}
