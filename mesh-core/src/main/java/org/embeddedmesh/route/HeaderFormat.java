package org.embeddedmesh.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A header value with Envoy's commands in it, such as {@code %REQ(x-user?:authority):10%}; a command without a value
 * counts as empty.
 */
public record HeaderFormat(String text, List<Part> parts) {

    public HeaderFormat {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException naming a command that is not known, or a lone percent sign
     */
    public static HeaderFormat parse(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', from)) {
            int end = text.indexOf('%', i + 1);
            if (end < 0) {
                throw new IllegalArgumentException("a lone %");
            }
            parts.add(new Literal(text.substring(from, i)));
            parts.add(end == i + 1 ? new Literal("%") : command(text.substring(i + 1, end)));
            from = end + 1;
        }
        parts.add(new Literal(text.substring(from)));
        return new HeaderFormat(text, parts);
    }

    /** The value if it is the same for every call. */
    public Optional<String> constant() {
        return parts.stream().allMatch(it -> it instanceof Literal)
                ? Optional.of(parts.stream().map(it -> ((Literal) it).text).collect(Collectors.joining()))
                : Optional.empty();
    }

    /** The value for one call. */
    public String value(FormatContext context) {
        StringBuilder value = new StringBuilder();
        parts.forEach(it -> value.append(it.value(context)));
        return value.toString();
    }

    private static Part command(String text) {
        return switch (text) {
            case "PROTOCOL" -> new Literal("HTTP/1.1");
            case "DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT", "DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT" ->
                new OwnAddress();
            default -> field(text);
        };
    }

    private static Part field(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        String name = open < 0 ? text : text.substring(0, open);
        if (open < 0 || close < open || !(name.equals("REQ") || name.equals("RESP"))) {
            throw new IllegalArgumentException("the command " + text + " is not supported");
        }
        String[] names =
                text.substring(open + 1, close).toLowerCase(Locale.ROOT).split("\\?", 2);
        return new Field(
                name.equals("REQ"), names[0], names.length > 1 ? names[1] : "", most(text.substring(close + 1), text));
    }

    private static int most(String limit, String text) {
        try {
            return limit.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(limit.substring(1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the command " + text + " has no number as its length", e);
        }
    }

    /** A piece of the value. */
    sealed interface Part {

        String value(FormatContext context);
    }

    record Literal(String text) implements Part {
        @Override
        public String value(FormatContext context) {
            return text;
        }
    }

    /** To a sidecar the application is the one that calls, at the address of both. */
    record OwnAddress() implements Part {
        @Override
        public String value(FormatContext context) {
            return context.address();
        }
    }

    /** @param most characters of the value that are taken */
    record Field(boolean ofRequest, String name, String alternative, int most) implements Part {
        @Override
        public String value(FormatContext context) {
            String value = field(name, context);
            String chosen = value.isEmpty() && !alternative.isEmpty() ? field(alternative, context) : value;
            return chosen.length() > most ? chosen.substring(0, most) : chosen;
        }

        private String field(String field, FormatContext context) {
            return ofRequest ? context.requestField(field) : context.responseField(field);
        }
    }
}
