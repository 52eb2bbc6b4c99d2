package org.embeddedmesh.match;

import java.util.List;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * A test of one header field, Envoy's {@code HeaderMatcher}. Repeated values are tested one by one: any may match,
 * inverted none may.
 *
 * @param name lower case; {@code :method}, {@code :authority} (or {@code host}), {@code :scheme} and {@code :path} name
 *     those parts of a request
 * @param value null: the field must be present
 * @param invert the opposite; a missing field then still fails, unless this is a test of presence
 * @param missingIsEmpty a missing field is tested as the empty string
 */
public record HeaderMatcher(String name, @Nullable StringMatcher value, boolean invert, boolean missingIsEmpty) {

    /** Tests a request, whose first line counts as header fields too. */
    public boolean matches(RequestHead head) {
        return switch (name) {
            case ":method" -> matchesPresent(head.method());
            case ":authority", "host" -> matchesPresent(head.authority());
            case ":scheme" -> matchesPresent(head.forwardedScheme());
            case ":path" -> matchesPresent(head.path());
            default -> matches(head.headers());
        };
    }

    /** Tests header fields. */
    public boolean matches(Headers headers) {
        List<String> values = headers.values(name);
        if (value == null) {
            return (values.isEmpty() && !missingIsEmpty) == invert;
        }
        if (values.isEmpty()) {
            return missingIsEmpty && value.matches("") != invert;
        }
        return anyMatches(value, values) != invert;
    }

    private boolean matchesPresent(String part) {
        return (value == null || value.matches(part)) != invert;
    }

    private static boolean anyMatches(StringMatcher matcher, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (matcher.matches(values.get(i))) {
                return true;
            }
        }
        return false;
    }
}
