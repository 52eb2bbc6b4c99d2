package org.embeddedmesh.route;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * RE2's {@code GlobalReplace}: replaces every match of an expression by a text in which {@code \0} to {@code \9} stand
 * for groups and {@code \\} for a backslash.
 */
final class Substitution {

    private final Pattern pattern;
    private final List<Part> parts;

    /**
     * @throws IllegalArgumentException if the text names a group that the expression does not have, or holds a stray
     *     backslash
     */
    Substitution(Pattern pattern, String text) {
        this.pattern = pattern;
        this.parts = parse(text, pattern.groupCount());
    }

    String replaceAll(String input) {
        Matcher matcher = pattern.matcher(input);
        StringBuilder result = new StringBuilder(input.length() + 16);
        int end = -1;
        while (matcher.find()) {
            boolean emptyAfterMatch = matcher.start() == matcher.end() && matcher.start() == end;
            if (!emptyAfterMatch) {
                result.append(input, Math.max(end, 0), matcher.start());
                parts.forEach(part -> part.appendTo(result, matcher));
                end = matcher.end();
            }
        }
        return result.append(input, Math.max(end, 0), input.length()).toString();
    }

    private static List<Part> parse(String text, int groups) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                literal.append(c);
                continue;
            }
            char escaped = ++i < text.length() ? text.charAt(i) : ' ';
            if (escaped == '\\') {
                literal.append('\\');
            } else if (escaped >= '0' && escaped - '0' <= groups && escaped <= '9') {
                parts.add(new Part(literal.toString(), escaped - '0'));
                literal.setLength(0);
            } else {
                throw new IllegalArgumentException("substitution '" + text + "' has a stray '\\" + escaped
                        + "'; the expression has " + groups + " groups");
            }
        }
        parts.add(new Part(literal.toString(), -1));
        return List.copyOf(parts);
    }

    private record Part(String literal, int group) {

        void appendTo(StringBuilder result, Matcher matcher) {
            result.append(literal);
            String value = group < 0 ? null : matcher.group(group);
            if (value != null) {
                result.append(value);
            }
        }
    }
}
