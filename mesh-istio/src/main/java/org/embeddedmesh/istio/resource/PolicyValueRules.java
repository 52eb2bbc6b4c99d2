package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Texts by which policies name callers and requests. */
final class PolicyValueRules {

    private static final int MOST_ACCOUNTS = 16;
    private static final int LONGEST_ACCOUNT = 320;
    private static final Pattern ACCOUNT = Pattern.compile("[^/*]+(/[^/*]+)?");
    private static final Pattern WILDCARD = Pattern.compile("\\*|\\*?[^*]+|[^*]+\\*");
    private static final Pattern PORT = Pattern.compile("\\d{1,9}");
    private static final int LAST_PORT = 65535;

    private final Problems problems;

    PolicyValueRules(Problems problems) {
        this.problems = problems;
    }

    void present(List<String> values, String path) {
        all(values, path, it -> !it.isEmpty(), "must not be empty");
    }

    /** {@code *} at the beginning, at the end, or alone. */
    void wildcards(List<String> values, String path) {
        all(values, path, it -> WILDCARD.matcher(it).matches(), "* only at the beginning or the end, once");
    }

    void trustDomains(List<String> values, String path) {
        wildcards(values, path);
        all(values, path, it -> !it.contains("/"), "a trust domain has no /");
    }

    void serviceAccounts(List<String> values, String path) {
        if (values.size() > MOST_ACCOUNTS) {
            problems.invalid(path, values.size() + " values", "at most " + MOST_ACCOUNTS);
        }
        all(
                values,
                path,
                it -> ACCOUNT.matcher(it).matches() && it.length() <= LONGEST_ACCOUNT,
                "must be serviceAccount or namespace/serviceAccount, without wildcards, at most 320 characters");
    }

    void addresses(List<String> values, String path) {
        all(values, path, Addresses::isRange, "must be an IP address or a CIDR range");
    }

    void ports(List<String> values, String path) {
        all(
                values,
                path,
                it -> PORT.matcher(it).matches() && Integer.parseInt(it) <= LAST_PORT,
                "must be a port, at most 65535");
    }

    private void all(List<String> values, String path, Predicate<String> good, String why) {
        for (int i = 0; i < values.size(); i++) {
            if (!good.test(values.get(i))) {
                problems.invalid(path + "[" + i + "]", values.get(i), why);
            }
        }
    }
}
