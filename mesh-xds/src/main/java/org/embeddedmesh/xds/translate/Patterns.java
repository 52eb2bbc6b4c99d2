package org.embeddedmesh.xds.translate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;

/** RE2 expressions. Envoy's limit of program size is not enforced: RE2/J counts differently. */
final class Patterns {

    private Patterns() {}

    static Pattern compile(RegexMatcher message, FieldPath path) {
        if (message.getRegex().isEmpty()) {
            throw path.field("regex").refuse("is empty");
        }
        try {
            return Pattern.compile(message.getRegex());
        } catch (PatternSyntaxException e) {
            throw path.field("regex").refuse("'" + message.getRegex() + "' does not compile: " + e.getDescription());
        }
    }

    static Pattern constant(String regex) {
        return Pattern.compile(regex);
    }

    /** Checks a substitution in RE2's notation, {@code \1}, against the groups that there are. */
    static String substitution(String substitution, Pattern pattern, FieldPath path) {
        for (int i = substitution.indexOf('\\'); i >= 0; i = substitution.indexOf('\\', i + 2)) {
            char next = i + 1 < substitution.length() ? substitution.charAt(i + 1) : ' ';
            if (next != '\\' && (next < '0' || next > '9' || next - '0' > pattern.groupCount())) {
                throw path.refuse("'" + substitution + "' does not fit '" + pattern + "', which has "
                        + pattern.groupCount() + " groups");
            }
        }
        return substitution;
    }
}
