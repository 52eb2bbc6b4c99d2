package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.embeddedmesh.istio.resource.Reading;
import org.embeddedmesh.istio.resource.Reading.UnknownField;
import org.embeddedmesh.istio.resource.ResourceReader;
import org.embeddedmesh.server.api.status.Cause;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;

/** What an object has to be before it is stored: Kubernetes' rules for its metadata, Istio's for its spec. */
final class ObjectRules {

    private ObjectRules() {}

    /**
     * @return warnings for the sender
     * @throws StatusException 400 for unknown fields under Strict, 422 for anything else that is wrong
     */
    static List<String> check(Target target, ObjectNode object, FieldValidation unknownFields) {
        Verdict verdict = MetadataRules.check(target.kind(), object);
        if (!target.kind().group().isEmpty()) {
            verdict = verdict.and(spec(object));
        }
        if (unknownFields == FieldValidation.STRICT && !verdict.unknownFields().isEmpty()) {
            throw unknown(target, verdict.unknownFields());
        }
        if (!verdict.errors().isEmpty()) {
            String name = object.at("/metadata/name").asText();
            throw new StatusException(Status.invalid(target.kind().invalidSubject(name), verdict.errors()));
        }
        List<String> warnings = new ArrayList<>();
        if (unknownFields == FieldValidation.WARN) {
            verdict.unknownFields().forEach(field -> warnings.add(field.message()));
        }
        warnings.addAll(verdict.warnings());
        return warnings;
    }

    /** Metadata has been checked for all kinds alike. */
    private static Verdict spec(ObjectNode object) {
        Reading reading = ResourceReader.read(object);
        List<Cause> errors = reading.errors().stream()
                .filter(error -> !error.field().startsWith("metadata."))
                .map(error -> new Cause(error.reason().word(), error.message(), error.field()))
                .toList();
        return new Verdict(errors, reading.unknownFields(), reading.warnings());
    }

    private static StatusException unknown(Target target, List<UnknownField> fields) {
        String kind = target.kind().kind();
        String message = kind + " in version \"" + target.version() + "\" cannot be handled as a " + kind
                + ": strict decoding error: "
                + fields.stream().map(UnknownField::message).collect(Collectors.joining(", "));
        Cause[] causes = fields.stream()
                .map(field -> Cause.invalid(field.path(), field.message()))
                .toArray(Cause[]::new);
        return StatusException.badRequest(message, causes);
    }
}
