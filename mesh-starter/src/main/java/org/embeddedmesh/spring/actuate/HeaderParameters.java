package org.embeddedmesh.spring.actuate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headers as parameters of a URL, each {@code name: value}. */
final class HeaderParameters {

    private HeaderParameters() {}

    /** Spring takes a single parameter apart at its commas: a piece without a colon belongs to the one before it. */
    static Map<String, List<String>> parse(List<String> parameters) {
        List<String> whole = new ArrayList<>();
        for (String piece : parameters) {
            if (piece.indexOf(':') < 0 && !whole.isEmpty()) {
                whole.set(whole.size() - 1, whole.get(whole.size() - 1) + "," + piece);
            } else {
                whole.add(piece);
            }
        }
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : whole) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("'" + header + "' is not a header such as end-user: jason");
            }
            fields.computeIfAbsent(header.substring(0, colon).strip(), it -> new ArrayList<>(1))
                    .add(header.substring(colon + 1).strip());
        }
        return fields;
    }
}
