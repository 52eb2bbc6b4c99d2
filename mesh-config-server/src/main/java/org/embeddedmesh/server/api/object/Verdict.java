package org.embeddedmesh.server.api.object;

import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.istio.resource.Reading.UnknownField;
import org.embeddedmesh.server.api.status.Cause;

/**
 * What is wrong with an object.
 *
 * @param errors refused, each naming its field
 * @param unknownFields fields that the kind does not have
 * @param warnings accepted, but the sender should know
 */
record Verdict(List<Cause> errors, List<UnknownField> unknownFields, List<String> warnings) {

    Verdict {
        errors = List.copyOf(errors);
        unknownFields = List.copyOf(unknownFields);
        warnings = List.copyOf(warnings);
    }

    Verdict and(Verdict other) {
        return new Verdict(
                joined(errors, other.errors),
                joined(unknownFields, other.unknownFields),
                joined(warnings, other.warnings));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        second.stream().filter(item -> !all.contains(item)).forEach(all::add);
        return all;
    }
}
