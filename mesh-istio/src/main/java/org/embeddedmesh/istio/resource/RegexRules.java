package org.embeddedmesh.istio.resource;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Regular expressions are RE2's, and as short as Istio wants them. */
final class RegexRules {

    private static final int LONGEST = 1024;

    private final Problems problems;

    RegexRules(Problems problems) {
        this.problems = problems;
    }

    void check(String regex, String path) {
        if (regex.isEmpty()) {
            problems.required(path, "a regular expression must not be empty");
            return;
        }
        if (regex.length() > LONGEST) {
            problems.invalid(path, regex.length() + " characters", "a regular expression has at most 1024 characters");
            return;
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            problems.invalid(path, regex, "is no RE2 regular expression: " + e.getDescription());
        }
    }
}
