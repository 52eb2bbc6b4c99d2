package org.embeddedmesh.xds.translate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of some messages and what becomes of them. A line is {@code Message: 1 name, 2 part>Part, ...}; after a
 * field's name {@code *} means repeated, {@code #} a map whose entries are named by their keys, {@code !} not supported,
 * {@code ~} deliberately not needed, {@code >Part} read with its own line and {@code >any} whatever its type URL says.
 */
record FieldTable(Map<String, Map<Integer, Field>> messages) {

    static FieldTable parse(String text) {
        Map<String, Map<Integer, Field>> messages = new HashMap<>();
        text.lines().map(String::strip).filter(it -> !it.isEmpty()).forEach(line -> {
            int colon = line.indexOf(':');
            messages.put(line.substring(0, colon), fields(line.substring(colon + 1)));
        });
        return new FieldTable(messages);
    }

    private static Map<Integer, Field> fields(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(Field::parse)
                .collect(Collectors.toMap(Field::number, it -> it));
    }

    /** One field; {@code part} is empty, {@code any}, or the name of a message. */
    record Field(int number, String name, boolean repeated, Fate fate, String part) {

        private static Field parse(String text) {
            int space = text.indexOf(' ');
            int arrow = text.indexOf('>');
            String part = arrow < 0 ? "" : text.substring(arrow + 1);
            String marked = text.substring(space + 1, arrow < 0 ? text.length() : arrow);
            String name = marked.replaceAll("[^a-z0-9_].*", "");
            String marks = marked.substring(name.length());
            return new Field(
                    Integer.parseInt(text.substring(0, space)), name, marks.contains("*"), Fate.of(marks), part);
        }
    }

    enum Fate {
        READ,
        READ_MAP,
        NOT_NEEDED,
        NOT_SUPPORTED,
        NOT_SUPPORTED_MAP;

        private static Fate of(String marks) {
            if (marks.contains("!#")) {
                return NOT_SUPPORTED_MAP;
            }
            if (marks.contains("!")) {
                return NOT_SUPPORTED;
            }
            if (marks.contains("#")) {
                return READ_MAP;
            }
            return marks.contains("~") ? NOT_NEEDED : READ;
        }
    }
}
