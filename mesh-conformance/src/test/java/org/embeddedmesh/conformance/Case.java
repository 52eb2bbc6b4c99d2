package org.embeddedmesh.conformance;

import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * One thing that the data says.
 *
 * @param file relative to the folder
 * @param name unique in the file
 */
public record Case(String file, String name, Callable<Verdict> run) {

    /** As the list of expected failures writes it. */
    String key() {
        return file + "#" + name;
    }

    /** What breaks is a difference like any other. */
    Verdict verdict() {
        try {
            return run.call();
        } catch (Exception | AssertionError | StackOverflowError e) {
            String where = Arrays.stream(e.getStackTrace())
                    .limit(1)
                    .map(StackTraceElement::toString)
                    .toList()
                    .toString();
            return Verdict.failed("broke: " + e + " " + where);
        }
    }
}
