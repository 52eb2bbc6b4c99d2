package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.embeddedmesh.istio.resource.Reading.UnknownField;
import org.embeddedmesh.server.api.kind.ApiKind;
import org.embeddedmesh.server.api.status.Cause;

/** Kubernetes' rules for names, labels and annotations. */
final class MetadataRules {

    private static final Set<String> OBJECT_FIELDS = Set.of("apiVersion", "kind", "metadata", "spec", "status");
    private static final Set<String> METADATA_FIELDS = Set.of(
            "name",
            "generateName",
            "namespace",
            "labels",
            "annotations",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "finalizers",
            "ownerReferences",
            "managedFields",
            "selfLink");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern KEY_NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    private final List<Cause> errors = new ArrayList<>();
    private final List<UnknownField> unknown = new ArrayList<>();

    private MetadataRules() {}

    static Verdict check(ApiKind kind, ObjectNode object) {
        MetadataRules rules = new MetadataRules();
        JsonNode metadata = object.path("metadata");
        rules.fields("", object, OBJECT_FIELDS);
        rules.fields("metadata.", metadata, METADATA_FIELDS);
        rules.name(kind, metadata.path("name").asText());
        rules.labels(metadata.path("labels"));
        rules.annotations(metadata.path("annotations"));
        return new Verdict(rules.errors, rules.unknown, List.of());
    }

    private void fields(String prefix, JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                unknown.add(new UnknownField(prefix + name, ""));
            }
        });
    }

    private void name(ApiKind kind, String name) {
        int limit = kind.namespaced() ? 253 : 63;
        Pattern pattern = kind.namespaced() ? SUBDOMAIN : LABEL;
        String rule = kind.namespaced() ? "RFC 1123 subdomain" : "RFC 1123 label";
        if (name.isEmpty()) {
            errors.add(Cause.required("metadata.name", "Required value: name or generateName is required"));
        } else if (name.length() > limit || !pattern.matcher(name).matches()) {
            String why = "a lowercase " + rule + " consists of lower case letters, digits, '-'"
                    + (kind.namespaced() ? " or '.'" : "")
                    + ", starts and ends with a letter or digit, and has at most "
                    + limit + " characters";
            errors.add(Cause.invalid("metadata.name", "Invalid value: \"" + name + "\": " + why));
        }
    }

    private void labels(JsonNode labels) {
        strings("metadata.labels", labels).forEach(label -> {
            key("metadata.labels", label.getKey());
            if (!LABEL_VALUE.matcher(label.getValue().asText()).matches()) {
                errors.add(Cause.invalid(
                        "metadata.labels",
                        "Invalid value: \"" + label.getValue().asText()
                                + "\": a label's value has at most 63 letters, digits, '-', '_' or '.', and starts and ends"
                                + " with a letter or digit"));
            }
        });
    }

    private void annotations(JsonNode annotations) {
        strings("metadata.annotations", annotations).forEach(entry -> key("metadata.annotations", entry.getKey()));
    }

    private Set<Map.Entry<String, JsonNode>> strings(String field, JsonNode map) {
        Set<Map.Entry<String, JsonNode>> entries = map.properties();
        entries.stream()
                .filter(entry -> !entry.getValue().isTextual())
                .forEach(entry -> errors.add(new Cause(
                        "FieldValueTypeInvalid",
                        "Invalid value: " + entry.getValue() + ": must be a string; quote it",
                        field + "." + entry.getKey())));
        return entries;
    }

    private void key(String field, String key) {
        int slash = key.indexOf('/');
        String prefix = key.substring(0, Math.max(0, slash));
        boolean good = KEY_NAME.matcher(key.substring(slash + 1)).matches()
                && (slash < 0
                        || (prefix.length() <= 253 && SUBDOMAIN.matcher(prefix).matches()));
        if (!good) {
            errors.add(Cause.invalid(
                    field, "Invalid value: \"" + key + "\": not a qualified name such as 'example.com/my-name'"));
        }
    }
}
