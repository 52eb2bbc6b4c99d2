package org.embeddedmesh.istio.resource;

/** What is wrong with one field.
 *
 * @param field {@code spec.http[0].route[1].weight}
 * @param message in Kubernetes' words, {@code Invalid value: -1: must be at least 0} */
public record FieldError(String field, Reason reason, String message) {

    /** Kubernetes' causes. */
    public enum Reason {
        FIELD_VALUE_INVALID("FieldValueInvalid"),
        FIELD_VALUE_REQUIRED("FieldValueRequired"),
        FIELD_VALUE_NOT_SUPPORTED("FieldValueNotSupported"),
        FIELD_VALUE_TYPE_INVALID("FieldValueTypeInvalid"),
        FIELD_VALUE_DUPLICATE("FieldValueDuplicate");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** As Kubernetes writes it. */
        public String word() {
            return word;
        }
    }
}
