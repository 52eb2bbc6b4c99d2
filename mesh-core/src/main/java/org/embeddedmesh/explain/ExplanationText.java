package org.embeddedmesh.explain;

import java.util.Locale;
import java.util.StringJoiner;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.route.Origin;

/** An explanation as people read it. */
final class ExplanationText {

    /** Where istiod writes an instance's version: after its name, namespace and service. */
    private static final int REVISION = 3;

    private final StringJoiner lines = new StringJoiner("\n");

    private ExplanationText() {}

    static String of(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        text.add(explanation);
        return text.lines.toString();
    }

    private void add(Explanation explanation) {
        lines.add(explanation.request());
        if (explanation.destination() != null) {
            lines.add("  destination " + explanation.destination());
        }
        for (PassedOver it : explanation.passedOver()) {
            lines.add("  not taken: " + rule(it.route(), it.origin()) + ": " + it.why());
        }
        TakenRoute route = explanation.route();
        if (route == null) {
            lines.add("  " + explanation.verdict().words());
            if (!explanation.hint().isEmpty()) {
                lines.add("  " + explanation.hint());
            }
        } else {
            add(route);
        }
    }

    private void add(TakenRoute route) {
        lines.add("  taken: " + rule(route.name(), route.origin()));
        route.policies().forEach(it -> lines.add("  " + policy(it)));
        if (route.answered() > 0) {
            lines.add("  " + percent(route.answered()) + " answered by these, and not sent");
        }
        for (Target it : route.targets()) {
            lines.add("  " + percent(it.chance()) + " to " + it.cluster() + by(it.origin()) + ", as " + it.authority()
                    + it.path());
            it.policies().forEach(policy -> lines.add("      " + policy(policy)));
            it.endpoints()
                    .forEach(endpoint ->
                            lines.add("      " + percent(endpoint.chance()) + " " + address(endpoint.endpoint())));
            if (it.failure().equals(Target.AWAITED)) {
                lines.add("      has not come yet: the call waits for it");
            } else if (!it.failure().isEmpty()) {
                lines.add("      answered 503: " + it.failure());
            }
        }
    }

    private static String policy(Policy policy) {
        return policy.name() + ": " + policy.value() + by(policy.origin());
    }

    private static String rule(String name, Origin origin) {
        String where = (origin.resource() + " " + origin.rule()).strip();
        return where.isEmpty() ? "route " + (name.isEmpty() ? "without a name" : name) : where;
    }

    private static String by(Origin origin) {
        return origin.resource().isEmpty() ? "" : " (" + (origin.resource() + " " + origin.rule()).strip() + ")";
    }

    private static String address(Endpoint endpoint) {
        String[] workload = endpoint.metadata().getOrDefault("workload", "").split(";", -1);
        String version = workload.length > REVISION ? workload[REVISION] : "";
        return (endpoint.address() + ":" + endpoint.port() + " " + workload[0] + " " + version)
                .strip()
                .replace("  ", " ");
    }

    private static String percent(double chance) {
        String digits = String.format(Locale.ROOT, "%.2f", 100 * chance);
        return digits.replaceAll("\\.?0+$", "") + " %";
    }
}
