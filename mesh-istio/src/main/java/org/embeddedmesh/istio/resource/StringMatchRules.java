package org.embeddedmesh.istio.resource;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A test of a string: at most one of exact, prefix and regex; none means presence. */
final class StringMatchRules {

    private final Problems problems;
    private final RegexRules regexes;

    StringMatchRules(Problems problems) {
        this.problems = problems;
        this.regexes = new RegexRules(problems);
    }

    /** Of a path: its prefix may be empty. */
    void checkPath(@Nullable StringMatch match, String path) {
        if (match == null) {
            return;
        }
        long set = Stream.of(match.exact() != null, match.prefix() != null, match.regex() != null)
                .filter(it -> it)
                .count();
        if (set > 1) {
            problems.invalid(path, "several", "exactly one of exact, prefix and regex can be set");
        }
        if (match.regex() != null) {
            regexes.check(match.regex(), path + ".regex");
        }
    }

    void check(@Nullable StringMatch match, String path) {
        checkPath(match, path);
        if (match != null && "".equals(match.prefix())) {
            problems.invalid(path + ".prefix", "", "prefix string match should not be empty");
        }
    }

    /** Of a header that must not be: {@code *} is no expression there, but means any value. */
    void checkAbsent(StringMatch match, String path) {
        if (!"*".equals(match.regex())) {
            check(match, path);
        }
    }
}
