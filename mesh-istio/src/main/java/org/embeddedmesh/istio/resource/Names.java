package org.embeddedmesh.istio.resource;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The names that Kubernetes and Istio take. */
final class Names {

    static final String LABEL_RULE =
            "must consist of lower case letters, digits or '-', begin and end with a letter or digit, and have at most 63 characters";
    static final String DNS_LABEL_RULE =
            "must consist of letters, digits or '-', begin and end with a letter or digit, and have at most 63 characters";
    static final String SUBDOMAIN_RULE =
            "must consist of lower case letters, digits, '-' or '.', begin and end with a letter or digit, and have at most 253 characters";

    private static final int LONGEST_HOST = 255;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern DNS_LABEL = Pattern.compile("[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");
    private static final Pattern WILDCARD_LABEL = Pattern.compile("\\*|(\\*-?)?[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9a-zA-Z-]+");

    private Names() {}

    /** A name of Kubernetes without dots: lower case. */
    static boolean isLabel(String name) {
        return LABEL.matcher(name).matches();
    }

    /** A label of DNS, as Istio takes it for subsets, ports and namespaces: upper case too. */
    static boolean isDnsLabel(String name) {
        return DNS_LABEL.matcher(name).matches();
    }

    static boolean isSubdomain(String name) {
        return name.length() <= 253 && Arrays.stream(name.split("\\.", -1)).allMatch(Names::isLabel);
    }

    /** A host name without wildcard, short or full; its last label is no number, so no IPv4 address is one. */
    static boolean isHost(String name) {
        return name.length() <= LONGEST_HOST && areDnsLabels(name);
    }

    /** A host name that may begin with a wildcard: {@code *}, {@code *.example.com}, {@code *x}. */
    static boolean isWildcardHost(String name) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        return name.length() <= LONGEST_HOST
                && first.length() <= 63
                && WILDCARD_LABEL.matcher(first).matches()
                && (dot < 0 || areDnsLabels(name.substring(dot + 1)));
    }

    private static boolean areDnsLabels(String name) {
        String[] labels = name.split("\\.", -1);
        int last = labels.length - 1;
        boolean trailingDot = last > 0 && labels[last].isEmpty();
        return !NUMBER.matcher(labels[last]).matches()
                && Arrays.stream(labels)
                        .limit(trailingDot ? last : labels.length)
                        .allMatch(Names::isDnsLabel);
    }

    static boolean isHeader(String name) {
        return HEADER.matcher(name).matches();
    }
}
