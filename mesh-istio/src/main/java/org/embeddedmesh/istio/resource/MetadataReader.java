package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what Kubernetes knows of an object; its names must be those that Kubernetes takes. */
final class MetadataReader {

    private final Problems problems;

    MetadataReader(Problems problems) {
        this.problems = problems;
    }

    Metadata read(JsonNode metadata) {
        String name = metadata.path("name").asText();
        String namespace = metadata.path("namespace").asText();
        if (name.isEmpty() && metadata.path("generateName").asText().isEmpty()) {
            problems.required("metadata.name", "name or generateName is required");
        }
        if (!name.isEmpty() && !Names.isSubdomain(name)) {
            problems.invalid("metadata.name", name, Names.SUBDOMAIN_RULE);
        }
        if (!namespace.isEmpty() && !Names.isLabel(namespace)) {
            problems.invalid("metadata.namespace", namespace, Names.LABEL_RULE);
        }
        Map<String, String> labels = texts(metadata.path("labels"));
        new LabelRules(problems).check(labels, "metadata.labels");
        return new Metadata(
                name,
                namespace,
                labels,
                texts(metadata.path("annotations")),
                creation(metadata.path("creationTimestamp")),
                metadata.path("uid").asText(),
                metadata.path("generation").asLong(),
                metadata.path("resourceVersion").asText());
    }

    private Instant creation(JsonNode timestamp) {
        if (!timestamp.isTextual()) {
            return Instant.EPOCH;
        }
        try {
            return Instant.parse(timestamp.asText());
        } catch (DateTimeParseException e) {
            problems.invalid(
                    "metadata.creationTimestamp", timestamp.asText(), "must be a time such as 2026-01-31T12:00:00Z");
            return Instant.EPOCH;
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(it -> texts.put(it.getKey(), it.getValue().asText()));
        return texts;
    }
}
