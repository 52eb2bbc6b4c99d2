package org.embeddedmesh.istio.resource;

import java.util.List;

/** Who may see a resource: {@code *}, {@code .}, names of namespaces and, for services only, {@code ~}. */
final class ExportToRules {

    private final Problems problems;

    ExportToRules(Problems problems) {
        this.problems = problems;
    }

    void check(List<String> exportTo, boolean noneAllowed) {
        for (int i = 0; i < exportTo.size(); i++) {
            checkOne(exportTo.get(i), "spec.exportTo[" + i + "]", noneAllowed);
            if (exportTo.indexOf(exportTo.get(i)) < i) {
                problems.duplicate("spec.exportTo[" + i + "]", exportTo.get(i), "");
            }
        }
        if (exportTo.size() > 1 && (exportTo.contains("*") || exportTo.contains("~"))) {
            problems.invalid("spec.exportTo", exportTo, "* and ~ stand alone");
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
