package org.embeddedmesh.server.api.object;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.embeddedmesh.server.api.status.StatusException;

/** What becomes of fields that the kind does not have: {@code fieldValidation} of a request, or else Warn. */
public enum FieldValidation {
    STRICT("Strict"),
    WARN("Warn"),
    IGNORE("Ignore");

    private final String text;

    FieldValidation(String text) {
        this.text = text;
    }

    public static FieldValidation of(String text) {
        if (text.isEmpty()) {
            return WARN;
        }
        return Arrays.stream(values())
                .filter(value -> value.text.equals(text))
                .findFirst()
                .orElseThrow(() -> StatusException.badRequest("fieldValidation: Unsupported value: \"" + text
                        + "\": supported values: "
                        + Arrays.stream(values())
                                .map(value -> '"' + value.text + '"')
                                .collect(Collectors.joining(", "))));
    }
}
