package org.embeddedmesh.match;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.embeddedmesh.match.UriTemplate.Glob;
import org.embeddedmesh.match.UriTemplate.Position;
import org.embeddedmesh.match.UriTemplate.Variable;

/** Reads one template, segment by segment. Envoy's limits and rules, but for the asterisk in a literal. */
final class UriTemplateParser {

    private static final int LONGEST = 256;
    private static final int MOST_VARIABLES = 5;
    private static final int LONGEST_NAME = 16;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*");
    private static final Pattern PRINTABLE = Pattern.compile("/[!-~]*");

    private final String text;
    private final List<String> literals = new ArrayList<>();
    private final List<Glob> globs = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    UriTemplateParser(String text) {
        this.text = text;
    }

    UriTemplate parse() {
        if (text.length() > LONGEST) {
            throw invalid("it is longer than " + LONGEST + " characters");
        }
        if (!PRINTABLE.matcher(text).matches()) {
            throw invalid("it must begin with a slash and hold printable characters only");
        }
        for (int slash = 0; slash < text.length(); ) {
            literal.append('/');
            slash = slash + 1 == text.length() ? text.length() : segment(slash + 1);
        }
        literals.add(literal.toString());
        return new UriTemplate(text, literals, globs, variables);
    }

    /** Reads what is between two slashes, and returns where the second one is, or the end. */
    private int segment(int start) {
        int end = indexOf('/', start);
        int open = indexOf('{', start);
        if (text.charAt(start) == '*') {
            globWithSuffix(text.substring(start, end), end == text.length());
            return end;
        }
        if (open >= end) {
            literal(text.substring(start, end));
            return end;
        }
        int close = indexOf('}', open);
        if (close == text.length() || (open > start && close > end)) {
            throw invalid("the bracket of '" + text.substring(open) + "' is not closed in its segment");
        }
        int next = indexOf('/', close);
        optionalLiteral(text.substring(start, open));
        variable(text.substring(open + 1, close));
        optionalLiteral(text.substring(close + 1, next));
        return next;
    }

    private void globWithSuffix(String segment, boolean last) {
        String operator = segment.startsWith("**") ? "**" : "*";
        if (segment.length() > operator.length() && !last) {
            throw invalid("text may follow '" + operator + "' in the last segment only");
        }
        glob(operator);
        optionalLiteral(segment.substring(operator.length()));
    }

    private void variable(String definition) {
        int equals = definition.indexOf('=');
        String name = equals < 0 ? definition : definition.substring(0, equals);
        checkName(name);
        Position begin = here();
        pattern(equals < 0 ? "*" : definition.substring(equals + 1));
        variables.add(new Variable(name, begin, here()));
    }

    private void checkName(String name) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw invalid("'" + name + "' is no name of a variable: a letter, then letters, digits and underscores, "
                    + LONGEST_NAME + " in all");
        }
        if (variables.stream().anyMatch(it -> it.name().equals(name))) {
            throw invalid("it has the variable '" + name + "' twice");
        }
        if (variables.size() == MOST_VARIABLES) {
            throw invalid("it has more than " + MOST_VARIABLES + " variables");
        }
    }

    private void pattern(String pattern) {
        String slash = "";
        for (String item : pattern.split("/", -1)) {
            literal.append(slash);
            slash = "/";
            if (item.equals("*") || item.equals("**")) {
                glob(item);
            } else {
                literal(item);
            }
        }
    }

    private void glob(String operator) {
        if (globs.contains(Glob.REST)) {
            throw invalid("only text may follow '**'");
        }
        globs.add(operator.equals("**") ? Glob.REST : Glob.SEGMENT);
        literals.add(literal.toString());
        literal.setLength(0);
    }

    private void optionalLiteral(String part) {
        if (!part.isEmpty()) {
            literal(part);
        }
    }

    // Envoy takes an asterisk among other text, where by accident it repeats the character before it.
    private void literal(String part) {
        if (part.isEmpty()) {
            throw invalid("a segment of it is empty");
        }
        if (!part.chars().allMatch(c -> c != '*' && PathCharacters.isInSegment((char) c))) {
            throw invalid("'" + part + "' cannot stand in it as text");
        }
        literal.append(part);
    }

    private int indexOf(char delimiter, int from) {
        int index = text.indexOf(delimiter, from);
        return index < 0 ? text.length() : index;
    }

    private Position here() {
        return new Position(literals.size(), literal.length());
    }

    private IllegalArgumentException invalid(String reason) {
        return new IllegalArgumentException("'" + text + "' is no path template: " + reason);
    }
}
