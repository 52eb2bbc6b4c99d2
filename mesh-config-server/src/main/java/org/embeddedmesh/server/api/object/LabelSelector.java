package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.embeddedmesh.server.api.status.StatusException;

/** {@code labelSelector}: requirements separated by commas, as kubectl's {@code -l} takes them. */
final class LabelSelector {

    private static final String KEY = "([A-Za-z0-9][-A-Za-z0-9_./]{0,315})";
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);
    private static final Pattern EQUALS = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]{0,63})");
    private static final Pattern IN = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)");

    private LabelSelector() {}

    /** @throws StatusException 400, when it cannot be read */
    static Predicate<JsonNode> of(String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String requirement : split(selector)) {
            Predicate<JsonNode> one = requirement(requirement.strip());
            all = all.and(object -> one.test(object.at("/metadata/labels")));
        }
        return all;
    }

    private static List<String> split(String selector) {
        List<String> requirements = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                requirements.add(selector.substring(start, i));
                start = i + 1;
            }
        }
        if (!selector.isBlank()) {
            requirements.add(selector.substring(start));
        }
        return requirements;
    }

    private static Predicate<JsonNode> requirement(String text) {
        Matcher equals = EQUALS.matcher(text);
        if (equals.matches()) {
            return oneOf(
                    equals.group(1), Set.of(equals.group(3)), equals.group(2).equals("!="));
        }
        Matcher in = IN.matcher(text);
        if (in.matches()) {
            Set<String> values = Arrays.stream(in.group(3).split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
            return oneOf(in.group(1), values, in.group(2).equals("notin"));
        }
        Matcher exists = EXISTS.matcher(text);
        if (exists.matches()) {
            boolean absent = exists.group(1).equals("!");
            return labels -> labels.has(exists.group(2)) != absent;
        }
        throw StatusException.badRequest("unable to parse requirement: '" + text + "'");
    }

    private static Predicate<JsonNode> oneOf(String key, Set<String> values, boolean negated) {
        return labels -> (labels.has(key) && values.contains(labels.get(key).asText())) != negated;
    }
}
