package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Reads what Kubernetes knows of an object; its names must be those that Kubernetes takes. */
final class MetadataReader {

    private final Problems problems;
    private final RecordReader records;

    MetadataReader(Problems problems, RecordReader records) {
        this.problems = problems;
        this.records = records;
    }

    Metadata read(JsonNode metadata) {
        if (!metadata.isMissingNode() && !metadata.isObject()) {
            problems.wrongType("metadata", RecordReader.typeOf(metadata), "object");
        }
        String name = text(metadata, "name");
        String namespace = text(metadata, "namespace");
        if (name.isEmpty() && text(metadata, "generateName").isEmpty()) {
            problems.required("metadata.name", "name or generateName is required");
        }
        if (!name.isEmpty() && !Names.isSubdomain(name)) {
            problems.invalid("metadata.name", name, Names.SUBDOMAIN_RULE);
        }
        if (!namespace.isEmpty() && !Names.isLabel(namespace)) {
            problems.invalid("metadata.namespace", namespace, Names.LABEL_RULE);
        }
        Map<String, String> labels = texts(metadata, "labels");
        new LabelRules(problems).check(labels, "metadata.labels");
        return new Metadata(
                name,
                namespace,
                labels,
                texts(metadata, "annotations"),
                creation(metadata.path("creationTimestamp")),
                text(metadata, "uid"),
                metadata.path("generation").asLong(),
                metadata.path("resourceVersion").asText());
    }

    private String text(JsonNode metadata, String name) {
        JsonNode value = metadata.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            problems.wrongType("metadata." + name, RecordReader.typeOf(value), "string");
        }
        return value.asText();
    }

    private Map<String, String> texts(JsonNode metadata, String name) {
        return metadata.hasNonNull(name) ? records.texts(metadata.path(name), "metadata." + name) : Map.of();
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
}
