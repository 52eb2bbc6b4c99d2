package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.Optional;

/** What became of an object that was read.
 *
 * @param resource there if nothing was wrong
 * @param errors what is wrong, by field
 * @param unknownFields paths of fields that no record has
 * @param warnings doubts; the resource is good all the same */
public record Reading(
        Optional<Resource<?>> resource,
        List<FieldError> errors,
        List<UnknownField> unknownFields,
        List<String> warnings) {

    public Reading {
        errors = List.copyOf(errors);
        unknownFields = List.copyOf(unknownFields);
        warnings = List.copyOf(warnings);
    }

    /**
     * A field that no record has.
     *
     * @param nearest the known field that was perhaps meant, or empty
     */
    public record UnknownField(String path, String nearest) {

        /** {@code unknown field "spec.trafficPolcy", did you mean "trafficPolicy"?}. */
        public String message() {
            return "unknown field \"" + path + "\"" + (nearest.isEmpty() ? "" : ", did you mean \"" + nearest + "\"?");
        }
    }
}
