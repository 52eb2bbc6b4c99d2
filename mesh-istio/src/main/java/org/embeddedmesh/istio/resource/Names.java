package org.embeddedmesh.istio.resource;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The names that Kubernetes and Istio take. */
final class Names {

    static final String LABEL_RULE =
            "must consist of lower case letters, digits or '-', begin and end with a letter or digit, and have at most 63 characters";
    static final String SUBDOMAIN_RULE =
            "must consist of lower case letters, digits, '-' or '.', begin and end with a letter or digit, and have at most 253 characters";

    private static final int MOST_HOST_CHARACTERS = 255;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern HOST_LABEL = Pattern.compile("[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");
    private static final Pattern WILDCARD_LABEL =
            Pattern.compile("\\*|(\\*|\\*-)[a-zA-Z0-9]([-a-zA-Z0-9]{0,60}[a-zA-Z0-9])?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9a-zA-Z-]+");

    private Names() {}

    static boolean isLabel(String name) {
        return LABEL.matcher(name).matches();
    }

    static boolean isSubdomain(String name) {
        return name.length() <= 253 && Arrays.stream(name.split("\\.", -1)).allMatch(Names::isLabel);
    }

    /** A host name without wildcard, short or full; its last label is no number, as an address' would be. */
    static boolean isHost(String name) {
        String domain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        String[] labels = domain.split("\\.", -1);
        return domain.length() <= MOST_HOST_CHARACTERS
                && Arrays.stream(labels).allMatch(it -> HOST_LABEL.matcher(it).matches())
                && !DIGITS.matcher(labels[labels.length - 1]).matches();
    }

    /** A host name that may begin with a wildcard: {@code *}, {@code *.example.com}, {@code *x}. */
    static boolean isWildcardHost(String name) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        return first.startsWith("*")
                ? WILDCARD_LABEL.matcher(first).matches() && (dot < 0 || isHost(name.substring(dot + 1)))
                : isHost(name);
    }

    static boolean isHeader(String name) {
        return HEADER.matcher(name).matches();
    }
}
