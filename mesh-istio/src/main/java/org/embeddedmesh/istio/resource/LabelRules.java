package org.embeddedmesh.istio.resource;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Labels must be those that Kubernetes takes. */
final class LabelRules {

    private static final Pattern KEY =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]{0,252}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    private final Problems problems;

    LabelRules(Problems problems) {
        this.problems = problems;
    }

    void check(Map<String, String> labels, String path) {
        labels.forEach((key, value) -> {
            if (!KEY.matcher(key).matches()) {
                problems.invalid(path + "." + key, key, "is no label name");
            }
            if (!VALUE.matcher(value).matches()) {
                problems.invalid(
                        path + "." + key, value, "is no label value: at most 63 letters, digits, '-', '_' and '.'");
            }
        });
    }

    /** As {@link #check}, with the words for the most frequent mistake. */
    void checkSelector(Map<String, String> labels, String path) {
        labels.forEach((key, value) -> {
            if (key.contains("*") || value.contains("*")) {
                problems.invalid(path + "." + key, value, "wildcard is not supported in selector");
            }
        });
        check(withoutWildcards(labels), path);
    }

    private static Map<String, String> withoutWildcards(Map<String, String> labels) {
        return labels.entrySet().stream()
                .filter(it -> !it.getKey().contains("*") && !it.getValue().contains("*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
