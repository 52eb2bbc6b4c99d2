package org.embeddedmesh.istio.resource;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The names that Kubernetes and Istio take. */
final class Names {

    static final String LABEL_RULE =
            "must consist of lower case letters, digits or '-', begin and end with a letter or digit, and have at most 63 characters";
    static final String SUBDOMAIN_RULE =
            "must consist of lower case letters, digits, '-' or '.', begin and end with a letter or digit, and have at most 253 characters";

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern HOST_LABEL = Pattern.compile("[a-zA-Z0-9_]([-a-zA-Z0-9_]{0,61}[a-zA-Z0-9_])?");
    private static final Pattern WILDCARD_LABEL = Pattern.compile("\\*|\\*?[-a-zA-Z0-9]{0,61}[a-zA-Z0-9]");
    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*(\\d+\\.\\d+\\.\\d+\\.\\d+)?");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9a-zA-Z-]+");

    private Names() {}

    static boolean isLabel(String name) {
        return LABEL.matcher(name).matches();
    }

    static boolean isSubdomain(String name) {
        return name.length() <= 253 && Arrays.stream(name.split("\\.", -1)).allMatch(Names::isLabel);
    }

    /** A host name without wildcard, short or full. */
    static boolean isHost(String name) {
        return isDomain(name, HOST_LABEL);
    }

    /** A host name that may begin with a wildcard: {@code *}, {@code *.example.com}, {@code *x}. */
    static boolean isWildcardHost(String name) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        return first.startsWith("*")
                ? WILDCARD_LABEL.matcher(first).matches() && (dot < 0 || isHost(name.substring(dot + 1)))
                : isHost(name);
    }

    private static boolean isDomain(String name, Pattern label) {
        String domain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return domain.length() <= 253
                && Arrays.stream(domain.split("\\.", -1))
                        .allMatch(it -> label.matcher(it).matches());
    }

    static boolean isAddress(String text) {
        return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
    }

    /** An address, perhaps followed by a slash and a number of bits. */
    static boolean isAddressRange(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return isAddress(text);
        }
        String bits = text.substring(slash + 1);
        int most = text.indexOf(':') < 0 ? 32 : 128;
        return isAddress(text.substring(0, slash)) && bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most;
    }

    static boolean isHeader(String name) {
        return HEADER.matcher(name).matches();
    }
}
