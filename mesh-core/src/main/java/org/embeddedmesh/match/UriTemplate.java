package org.embeddedmesh.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template of paths, Envoy's {@code path_template}: {@code *} stands for a whole segment, {@code **} for what is left,
 * slashes and nothing included, and {@code {name}}, {@code {name=*}}, {@code {name=**}} or {@code {name=a/*}} for the
 * same by a name. Matching looks at each character of a path at most a few times and allocates nothing. Immutable; equal
 * when the texts are equal.
 */
public final class UriTemplate {

    private static final int[] NO_STARTS = {};

    private final String text;
    private final String[] literals;
    private final Glob[] globs;
    private final List<Variable> variables;

    /** @param literals what stands before, between and after the globs: one more than there are globs */
    UriTemplate(String text, List<String> literals, List<Glob> globs, List<Variable> variables) {
        this.text = text;
        this.literals = literals.toArray(String[]::new);
        this.globs = globs.toArray(Glob[]::new);
        this.variables = List.copyOf(variables);
    }

    /**
     * Reads a template as Envoy does.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static UriTemplate parse(String text) {
        return new UriTemplateParser(text).parse();
    }

    /** Names of the variables, in their order. */
    public List<String> variables() {
        return variables.stream().map(Variable::name).toList();
    }

    /** Tests a path without its query. */
    public boolean matches(String path) {
        return locate(path, NO_STARTS);
    }

    /** What the variables stand for in a path without its query; empty if the path does not match. */
    public Optional<Map<String, String>> capture(String path) {
        int[] starts = new int[literals.length];
        if (!locate(path, starts)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        variables.forEach(it -> values.put(it.name, path.substring(it.begin.in(starts), it.end.in(starts))));
        return Optional.of(values);
    }

    /** @param starts takes where the literals begin, if it has room */
    private boolean locate(String path, int[] starts) {
        if (!path.startsWith(literals[0])) {
            return false;
        }
        int at = literals[0].length();
        for (int i = 0; i < globs.length; i++) {
            String next = literals[i + 1];
            int end = i == globs.length - 1 ? path.length() - next.length() : segmentEnd(path, at, next);
            if (!globs[i].takes(path, at, end) || !path.startsWith(next, end)) {
                return false;
            }
            if (starts.length > 0) {
                starts[i + 1] = end;
            }
            at = end + next.length();
        }
        return at == path.length();
    }

    // Another glob follows in a later segment, so the literal holds the slash where this one ends.
    private static int segmentEnd(String path, int at, String next) {
        return path.indexOf('/', at) - next.indexOf('/');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UriTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** A place inside of a literal. */
    record Position(int literal, int offset) {

        private int in(int[] starts) {
            return starts[literal] + offset;
        }
    }

    record Variable(String name, Position begin, Position end) {}

    /** What a glob takes: only characters that RFC 3986 allows in a path, as with Envoy. */
    enum Glob {
        SEGMENT,
        REST;

        private boolean takes(String path, int from, int to) {
            if (from > to || (this == SEGMENT && from == to)) {
                return false;
            }
            for (int i = from; i < to; i++) {
                char c = path.charAt(i);
                if (!PathCharacters.isInSegment(c) && !(this == REST && c == '/')) {
                    return false;
                }
            }
            return true;
        }
    }
}
