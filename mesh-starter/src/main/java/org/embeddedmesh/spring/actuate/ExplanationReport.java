package org.embeddedmesh.spring.actuate;

import java.util.List;
import org.embeddedmesh.explain.Explanation;

/**
 * What {@code /actuator/mesh/explain} answers.
 *
 * @param summary the same for people, line by line
 */
public record ExplanationReport(List<String> summary, Explanation explanation) {

    static ExplanationReport of(Explanation explanation) {
        return new ExplanationReport(explanation.text().lines().toList(), explanation);
    }
}
