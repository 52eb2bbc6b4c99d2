package org.embeddedmesh.endtoend.load;

import java.util.List;
import java.util.Map;

/**
 * What has become of the calls so far.
 *
 * @param answers how often each body was answered with 200
 * @param failed the first of those that failed
 */
public record LoadReport(
        long calls, long failures, long slowestMillis, Map<String, Long> answers, List<FailedCall> failed) {

    /** How often this was answered. */
    public long answered(String body) {
        return answers.getOrDefault(body, 0L);
    }
}
