package org.embeddedmesh.istio.resource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Istio refuses in a DestinationRule beyond its structure. */
final class DestinationRuleRules {

    private final Problems problems;

    DestinationRuleRules(Problems problems) {
        this.problems = problems;
    }

    void check(DestinationRule rule, String namespace) {
        if (!rule.host().isEmpty() && !Names.isWildcardHost(rule.host())) {
            problems.invalid("spec.host", rule.host(), "must be a host name, perhaps with * as its first label");
        }
        new TrafficPolicyRules(problems).check(rule.trafficPolicy(), "spec.trafficPolicy");
        checkSubsets(rule.subsets());
        ExportToRules exports = new ExportToRules(problems, namespace);
        exports.check(rule.exportTo(), false);
        if (rule.workloadSelector() != null) {
            exports.checkOwnOnly(rule.exportTo());
            new LabelRules(problems)
                    .checkSelector(rule.workloadSelector().matchLabels(), "spec.workloadSelector.matchLabels");
        }
    }

    private void checkSubsets(List<Subset> subsets) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < subsets.size(); i++) {
            Subset subset = subsets.get(i);
            String path = "spec.subsets[" + i + "]";
            if (!subset.name().isEmpty() && !Names.isDnsLabel(subset.name())) {
                problems.invalid(path + ".name", subset.name(), Names.DNS_LABEL_RULE);
            }
            if (!subset.name().isEmpty() && !names.add(subset.name())) {
                problems.duplicate(path + ".name", subset.name(), "");
            }
            new LabelRules(problems).check(subset.labels(), path + ".labels");
            new TrafficPolicyRules(problems).check(subset.trafficPolicy(), path + ".trafficPolicy");
        }
    }
}
