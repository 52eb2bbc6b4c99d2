package org.embeddedmesh.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.embeddedmesh.match.PathCharacters;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.match.UriTemplate;

/**
 * A path with variables in it, such as {@code /v2/{id}}, whose values come from the path that a {@link UriTemplate}
 * matched: Envoy's {@code path_template_rewrite}.
 */
public record PathTemplateRewrite(String text, List<Part> parts) {

    private static final int LONGEST = 256;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*");

    public PathTemplateRewrite {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static PathTemplateRewrite parse(String text) {
        if (!text.startsWith("/") || text.contains("//") || text.length() > LONGEST) {
            throw invalid(text, "it must begin with a slash, hold no two together and no more than 256 characters");
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw invalid(text, "a bracket is not closed");
            }
            parts.add(new Part(literal(text, from, open), name(text, open + 1, close)));
            from = close + 1;
        }
        parts.add(new Part(literal(text, from, text.length()), ""));
        return new PathTemplateRewrite(text, parts);
    }

    /**
     * The template that gives the variables.
     *
     * @throws IllegalArgumentException if the matcher is none, or has not all of them
     */
    public UriTemplate templateOf(PathMatcher matcher) {
        if (!(matcher instanceof PathMatcher.Template match)) {
            throw invalid(text, "the route matches no path template");
        }
        List<String> variables = match.template().variables();
        for (Part part : parts) {
            if (!part.variable.isEmpty() && !variables.contains(part.variable)) {
                throw invalid(text, "'" + match.template() + "' has no variable '" + part.variable + "'");
            }
        }
        return match.template();
    }

    String with(Map<String, String> values) {
        StringBuilder path = new StringBuilder();
        parts.forEach(it ->
                path.append(it.literal).append(it.variable.isEmpty() ? "" : values.getOrDefault(it.variable, "")));
        return path.toString();
    }

    private static String literal(String text, int from, int to) {
        String literal = text.substring(from, to);
        if (!literal.chars().allMatch(c -> c == '/' || PathCharacters.isInSegment((char) c))) {
            throw invalid(text, "'" + literal + "' holds what no path holds");
        }
        return literal;
    }

    private static String name(String text, int from, int to) {
        String name = text.substring(from, to);
        if (!NAME.matcher(name).matches()) {
            throw invalid(text, "'" + name + "' is no name of a variable");
        }
        return name;
    }

    private static IllegalArgumentException invalid(String text, String reason) {
        return new IllegalArgumentException("'" + text + "' cannot rewrite a path: " + reason);
    }

    /**
     * A piece of the path.
     *
     * @param variable that follows the literal; empty: none
     */
    public record Part(String literal, String variable) {}
}
