package org.embeddedmesh.istio.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.resource.FieldError.Reason;
import org.jspecify.annotations.Nullable;

/** What was found while one object was read. Each finding names its field; used by one thread. */
final class Problems {

    private final List<FieldError> errors = new ArrayList<>();
    private final List<Reading.UnknownField> unknownFields = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void invalid(String field, @Nullable Object value, String why) {
        String shown = value == null ? "null" : value instanceof String ? "\"" + value + "\"" : value.toString();
        errors.add(new FieldError(field, Reason.FIELD_VALUE_INVALID, "Invalid value: " + shown + ": " + why));
    }

    void required(String field, String why) {
        errors.add(new FieldError(
                field, Reason.FIELD_VALUE_REQUIRED, why.isEmpty() ? "Required value" : "Required value: " + why));
    }

    void notSupported(String field, String value, Collection<String> supported) {
        errors.add(new FieldError(
                field,
                Reason.FIELD_VALUE_NOT_SUPPORTED,
                "Unsupported value: \"" + value + "\": supported values: \"" + String.join("\", \"", supported)
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
                "Duplicate value: \"" + value + "\"" + (why.isEmpty() ? "" : ": " + why)));
    }

    void unknown(String field, String nearest) {
        unknownFields.add(new Reading.UnknownField(field, nearest));
    }

    void warn(String field, String what) {
        warnings.add(field + ": " + what);
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    Reading reading(@Nullable Resource<?> resource) {
        return new Reading(
                hasErrors() ? Optional.empty() : Optional.ofNullable(resource), errors, unknownFields, warnings);
    }
}
