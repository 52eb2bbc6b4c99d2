package org.embeddedmesh.server.api.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A refusal as Kubernetes' {@code v1/Status} says it. */
public record Status(
        Reason reason, String message, @Nullable Subject subject, List<Cause> causes) {

    public Status {
        causes = List.copyOf(causes);
    }

    public static Status of(Reason reason, String message, Cause... causes) {
        return new Status(reason, message, null, List.of(causes));
    }

    public static Status notFound(Subject subject) {
        return new Status(
                Reason.NOT_FOUND, subject.resource() + " \"" + subject.name() + "\" not found", subject, List.of());
    }

    public static Status alreadyExists(Subject subject) {
        String message = subject.resource() + " \"" + subject.name() + "\" already exists";
        return new Status(Reason.ALREADY_EXISTS, message, subject, List.of());
    }

    public static Status forbidden(Subject subject, String why) {
        String message = subject.resource() + " \"" + subject.name() + "\" is forbidden: " + why;
        return new Status(Reason.FORBIDDEN, message, subject, List.of());
    }

    /** A write of a state that has changed since it was read. */
    public static Status stale(Subject subject, String field) {
        String why = "the object has been modified; please apply your changes to the latest version and try again";
        String message =
                "Operation cannot be fulfilled on " + subject.resource() + " \"" + subject.name() + "\": " + why;
        return new Status(Reason.CONFLICT, message, subject, List.of(Cause.invalid(field, why)));
    }

    /** @param subject names the kind, not the plural */
    public static Status invalid(Subject subject, List<Cause> causes) {
        String all = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .collect(Collectors.joining(", "));
        String message = subject.resource() + " \"" + subject.name() + "\" is invalid: "
                + (causes.size() == 1 ? all : "[" + all + "]");
        return new Status(Reason.INVALID, message, subject, causes);
    }

    public static ObjectNode success(Subject subject) {
        ObjectNode json = envelope("Success");
        json.set("details", details(subject));
        return json;
    }

    public ObjectNode toJson() {
        ObjectNode json = envelope("Failure");
        json.put("message", message);
        json.put("reason", reason.text());
        if (subject != null || !causes.isEmpty()) {
            ObjectNode details = details(subject);
            if (!causes.isEmpty()) {
                causes.forEach(cause -> details.withArray("causes")
                        .addObject()
                        .put("reason", cause.reason())
                        .put("message", cause.message())
                        .put("field", cause.field()));
            }
            json.set("details", details);
        }
        json.put("code", reason.code());
        return json;
    }

    private static ObjectNode envelope(String outcome) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        return json.put("status", outcome);
    }

    private static ObjectNode details(@Nullable Subject subject) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (subject != null) {
            putUnlessEmpty(details, "name", subject.name());
            putUnlessEmpty(details, "group", subject.group());
            putUnlessEmpty(details, "kind", subject.kind());
            putUnlessEmpty(details, "uid", subject.uid());
        }
        return details;
    }

    private static void putUnlessEmpty(ObjectNode json, String field, String value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }
}
