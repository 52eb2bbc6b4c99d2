package org.embeddedmesh.server.api.status;

/**
 * One thing that is wrong.
 *
 * @param reason such as {@code FieldValueInvalid}
 * @param field path of the field, as in {@code spec.http[0].route[1].weight}
 */
public record Cause(String reason, String message, String field) {

    public static Cause invalid(String field, String message) {
        return new Cause("FieldValueInvalid", message, field);
    }

    public static Cause required(String field, String message) {
        return new Cause("FieldValueRequired", message, field);
    }
}
