package org.embeddedmesh.conformance.echo;

import java.util.List;

/**
 * What a server does with one attempt: {@code 503}, {@code 503@v1}, {@code 503+name=value}, {@code hdr:name=value},
 * {@code delay:300}, {@code count}, {@code reset}, {@code close}, {@code partial} or {@code garbage}.
 */
record Action(Kind kind, int status, long delayMillis, List<Field> fields) {

    enum Kind {
        ANSWER,
        COUNT,
        RESET,
        CLOSE,
        PARTIAL,
        GARBAGE
    }

    /** The action of the given attempt, counted from 0; the last one repeats. */
    static Action of(String script, int attempt, String version) {
        if (script.isEmpty()) {
            return answer(200);
        }
        String[] words = script.split(",");
        return parse(words[Math.min(attempt, words.length - 1)].trim(), version);
    }

    private static Action parse(String word, String version) {
        int at = word.indexOf('@');
        if (at >= 0) {
            return word.substring(at + 1).equals(version) ? parse(word.substring(0, at), version) : answer(200);
        }
        if (word.startsWith("delay:")) {
            return new Action(Kind.ANSWER, 200, Long.parseLong(word.substring("delay:".length())), List.of());
        }
        if (word.startsWith("hdr:")) {
            return new Action(Kind.ANSWER, 200, 0, List.of(field(word.substring("hdr:".length()))));
        }
        return switch (word) {
            case "count" -> new Action(Kind.COUNT, 200, 0, List.of());
            case "reset" -> new Action(Kind.RESET, 0, 0, List.of());
            case "close" -> new Action(Kind.CLOSE, 0, 0, List.of());
            case "partial" -> new Action(Kind.PARTIAL, 200, 0, List.of());
            case "garbage" -> new Action(Kind.GARBAGE, 0, 0, List.of());
            default -> status(word);
        };
    }

    private static Action status(String word) {
        int plus = word.indexOf('+');
        return plus < 0
                ? answer(Integer.parseInt(word))
                : new Action(
                        Kind.ANSWER,
                        Integer.parseInt(word.substring(0, plus)),
                        0,
                        List.of(field(word.substring(plus + 1))));
    }

    private static Field field(String text) {
        int equals = text.indexOf('=');
        return new Field(text.substring(0, equals), text.substring(equals + 1));
    }

    private static Action answer(int status) {
        return new Action(Kind.ANSWER, status, 0, List.of());
    }
}
