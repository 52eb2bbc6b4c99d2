package org.embeddedmesh.istio.resource;

import java.util.List;

/** Who may see a resource: {@code *}, {@code .}, names of namespaces and, for services only, {@code ~}. */
final class ExportToRules {

    private final Problems problems;
    private final String namespace;

    /** @param namespace of the resource */
    ExportToRules(Problems problems, String namespace) {
        this.problems = problems;
        this.namespace = namespace;
    }

    void check(List<String> exportTo, boolean noneAllowed) {
        List<String> meant =
                exportTo.stream().map(it -> it.equals(".") ? namespace : it).toList();
        for (int i = 0; i < exportTo.size(); i++) {
            checkOne(exportTo.get(i), "spec.exportTo[" + i + "]", noneAllowed);
            if (meant.indexOf(meant.get(i)) < i) {
                problems.duplicate("spec.exportTo[" + i + "]", exportTo.get(i), "");
            }
        }
        if (exportTo.size() > 1 && (exportTo.contains("*") || exportTo.contains("~"))) {
            problems.invalid("spec.exportTo", exportTo, "* and ~ stand alone");
        }
    }

    /** For what selects workloads of its own namespace. */
    void checkOwnOnly(List<String> exportTo) {
        if (!exportTo.stream().allMatch(it -> it.equals(".") || it.equals(namespace))) {
            problems.invalid("spec.exportTo", exportTo, "a rule with a workload selector stays in its own namespace");
        }
    }

    private void checkOne(String visibility, String path, boolean noneAllowed) {
        if (visibility.equals("~") && !noneAllowed) {
            problems.invalid(path, visibility, "exportTo ~ (none) is not allowed for Istio configuration objects");
        } else if (!List.of("*", ".", "~").contains(visibility) && !Names.isLabel(visibility)) {
            problems.invalid(path, visibility, "must be *, . or the name of a namespace");
        }
    }
}
