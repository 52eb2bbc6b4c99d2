package org.embeddedmesh.conformance;

import java.util.List;

/** What became of a case. */
public sealed interface Verdict {

    Verdict PASSED = new Passed();

    record Passed() implements Verdict {}

    /** Each difference in one line. */
    record Failed(List<String> differences) implements Verdict {

        public Failed {
            differences = List.copyOf(differences);
        }
    }

    /** The case uses what this project does not have by design. */
    record NotApplicable(String reason) implements Verdict {}

    /** Passed, if there is no difference. */
    static Verdict of(List<String> differences) {
        return differences.isEmpty() ? PASSED : new Failed(differences);
    }

    static Verdict failed(String difference) {
        return new Failed(List.of(difference));
    }
}
