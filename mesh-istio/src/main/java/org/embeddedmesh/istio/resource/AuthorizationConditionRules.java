package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.embeddedmesh.istio.resource.AuthorizationPolicy.Condition;

/** Which attributes a condition may ask for. */
final class AuthorizationConditionRules {

    private static final Pattern OF_MAP =
            Pattern.compile("(request\\.headers|request\\.auth\\.claims|experimental\\.envoy\\.filters\\.).*");
    private static final Pattern MAP_KEY = Pattern.compile("[^\\[]+\\[.+]");
    private static final Set<String> PLAIN = Set.of(
            "source.namespace",
            "source.principal",
            "request.auth.principal",
            "request.auth.audiences",
            "request.auth.presenter",
            "connection.sni");
    private static final Set<String> ADDRESSES = Set.of("source.ip", "remote.ip", "destination.ip");
    private static final Set<String> OF_CALLER =
            Set.of("source.namespace", "source.serviceAccount", "source.trustDomain", "source.principal");

    private final PolicyValueRules values;
    private final Problems problems;

    AuthorizationConditionRules(Problems problems) {
        this.problems = problems;
        this.values = new PolicyValueRules(problems);
    }

    /** Whether it takes an identity or a token. */
    static boolean asksWhoCalls(String key) {
        return OF_CALLER.contains(key) || key.startsWith("request.auth.");
    }

    void check(Condition condition, String path) {
        if (condition.key().isEmpty()) {
            return;
        }
        if (condition.values().isEmpty() && condition.notValues().isEmpty()) {
            problems.required(path + ".values", "values or notValues of " + condition.key());
            return;
        }
        checkKey(condition.key(), path + ".key");
        checkValues(condition.key(), condition.values(), path + ".values");
        checkValues(condition.key(), condition.notValues(), path + ".notValues");
    }

    private void checkKey(String key, String path) {
        if (OF_MAP.matcher(key).matches()) {
            if (!MAP_KEY.matcher(key).matches()) {
                problems.invalid(path, key, "must have the form a[b]");
            }
        } else if (key.equals("destination.namespace")) {
            problems.invalid(path, key, "is replaced by metadata.namespace");
        } else if (key.startsWith("destination.labels")) {
            problems.invalid(path, key, "is replaced by the selector");
        } else if (!PLAIN.contains(key)
                && !ADDRESSES.contains(key)
                && !OF_CALLER.contains(key)
                && !key.equals("destination.port")) {
            problems.invalid(path, key, "unknown attribute");
        }
    }

    private void checkValues(String key, List<String> given, String path) {
        if (ADDRESSES.contains(key)) {
            values.addresses(given, path);
        } else if (key.equals("destination.port")) {
            values.ports(given, path);
        } else if (key.equals("source.serviceAccount")) {
            values.serviceAccounts(given, path);
        } else if (key.equals("source.trustDomain")) {
            values.wildcards(given, path);
        } else {
            values.present(given, path);
        }
    }
}
