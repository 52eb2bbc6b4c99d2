package org.embeddedmesh.istio.resource;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Regular expressions are RE2's. */
final class RegexRules {

    private final Problems problems;

    RegexRules(Problems problems) {
        this.problems = problems;
    }

    void check(String regex, String path) {
        if (regex.isEmpty()) {
            problems.required(path, "a regular expression must not be empty");
            return;
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            problems.invalid(path, regex, "is no RE2 regular expression: " + e.getDescription());
        }
    }
}
