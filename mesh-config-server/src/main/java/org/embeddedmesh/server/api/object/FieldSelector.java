package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embeddedmesh.server.api.status.StatusException;

/** {@code fieldSelector}: {@code metadata.name} and {@code metadata.namespace}, as for custom resources. */
final class FieldSelector {

    private static final Set<String> FIELDS = Set.of("metadata.name", "metadata.namespace");
    private static final Pattern REQUIREMENT = Pattern.compile("([A-Za-z.]+)(==|=|!=)(.*)");

    private FieldSelector() {}

    /** @throws StatusException 400, when it cannot be read or names another field */
    static Predicate<JsonNode> of(String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String requirement : selector.split(",")) {
            if (!requirement.isBlank()) {
                all = all.and(requirement(requirement.strip()));
            }
        }
        return all;
    }

    private static Predicate<JsonNode> requirement(String text) {
        Matcher matcher = REQUIREMENT.matcher(text);
        if (!matcher.matches()) {
            throw StatusException.badRequest("invalid selector: '" + text + "'; can't understand '" + text + "'");
        }
        String field = matcher.group(1);
        if (!FIELDS.contains(field)) {
            throw StatusException.badRequest("field label not supported: " + field);
        }
        boolean wanted = !matcher.group(2).equals("!=");
        String pointer = "/" + field.replace('.', '/');
        return object -> object.at(pointer).asText().equals(matcher.group(3)) == wanted;
    }
}
