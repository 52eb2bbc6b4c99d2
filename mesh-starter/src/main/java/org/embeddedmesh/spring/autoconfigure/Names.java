package org.embeddedmesh.spring.autoconfigure;

import java.util.Map;
import java.util.regex.Pattern;

/** Kubernetes' rules for names and labels, which Istio's are. */
final class Names {

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_PREFIX = 253;
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern LABEL_NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern LABEL_PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private Names() {}

    static boolean isDnsLabel(String name) {
        return name.length() <= LONGEST_NAME && DNS_LABEL.matcher(name).matches();
    }

    static String requireLabel(String property, String name) {
        if (!isDnsLabel(name)) {
            throw new InvalidMeshPropertyException(
                    property,
                    name,
                    "it is not a DNS label",
                    "Use at most 63 lower-case letters, digits and '-', with a letter or digit at both ends.");
        }
        return name;
    }

    static Map<String, String> requireLabels(String property, Map<String, String> labels) {
        labels.forEach((name, value) -> requireLabel(property, name, value));
        return Map.copyOf(labels);
    }

    private static void requireLabel(String property, String name, String value) {
        if (!isLabelName(name)) {
            throw invalidLabel(property + "." + name, value, "'" + name + "' is not the name of a label");
        }
        if (!value.isEmpty() && !isLabelPart(value)) {
            throw invalidLabel(property + "." + name, value, "that is not the value of a label");
        }
    }

    private static boolean isLabelName(String name) {
        int slash = name.indexOf('/');
        String prefix = slash < 0 ? "" : name.substring(0, slash);
        boolean prefixed = slash < 0
                || (prefix.length() <= LONGEST_PREFIX
                        && LABEL_PREFIX.matcher(prefix).matches());
        return prefixed && isLabelPart(name.substring(slash + 1));
    }

    private static boolean isLabelPart(String part) {
        return part.length() <= LONGEST_NAME && LABEL_NAME.matcher(part).matches();
    }

    private static InvalidMeshPropertyException invalidLabel(String property, String value, String reason) {
        return new InvalidMeshPropertyException(
                property,
                value,
                reason,
                "Use at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends; a name may have a"
                        + " DNS name and '/' before it, which YAML wants as '[example.com/name]'.");
    }
}
