package org.embeddedmesh.server.ads;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which resources of a response were refused, and why. Our own client says so per resource, in violations whose field is
 * {@code <type>/<name>: <path>}; of another client's refusal nothing is known but the text.
 */
record Nack(List<Violation> violations) {

    private static final int VIOLATIONS = 100;
    private static final int TEXT_LENGTH = 1000;

    /** @param resource empty: any of the response */
    record Violation(String resource, String field, String reason) {

        Violation {
            field = shortened(field);
            reason = shortened(reason);
        }

        private static String shortened(String text) {
            return text.length() > TEXT_LENGTH ? text.substring(0, TEXT_LENGTH) + "..." : text;
        }
    }

    static Nack of(Status error, String typeUrl, Collection<String> names) {
        String prefix = shortName(typeUrl) + "/";
        List<Violation> violations = new ArrayList<>();
        for (FieldViolation violation : fieldViolations(error)) {
            resource(violation.getField(), prefix, names).ifPresent(name -> {
                String path = violation.getField().substring(prefix.length() + name.length());
                violations.add(new Violation(name, path.replaceFirst("^: ?", ""), violation.getDescription()));
            });
        }
        return new Nack(violations.isEmpty() ? List.of(new Violation("", "", error.getMessage())) : violations);
    }

    /** What speaks against this resource; nothing: it is in use. */
    List<Violation> about(String name) {
        return violations.stream()
                .filter(violation ->
                        violation.resource().isEmpty() || violation.resource().equals(name))
                .toList();
    }

    static String shortName(String typeUrl) {
        return typeUrl.substring(typeUrl.lastIndexOf('.') + 1);
    }

    private static Optional<String> resource(String field, String prefix, Collection<String> names) {
        return names.stream()
                .filter(name -> field.equals(prefix + name) || field.startsWith(prefix + name + ":"))
                .max(Comparator.comparingInt(String::length));
    }

    private static List<FieldViolation> fieldViolations(Status error) {
        List<FieldViolation> violations = new ArrayList<>();
        for (Any detail : error.getDetailsList()) {
            if (detail.is(BadRequest.class)) {
                try {
                    violations.addAll(detail.unpack(BadRequest.class).getFieldViolationsList());
                } catch (InvalidProtocolBufferException e) {
                    return List.of();
                }
            }
        }
        return violations.subList(0, Math.min(VIOLATIONS, violations.size()));
    }
}
