package org.embeddedmesh.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Envoy's {@code normalize_path}: what need not be escaped is decoded, a backslash is a slash, {@code .} and {@code ..}
 * are resolved; {@code //}, {@code %2F} and {@code %5C} stay.
 */
final class NormalPath {

    private NormalPath() {}

    /** Whether a path with its query holds nothing that any normalization but of slashes would change. */
    static boolean is(String pathAndQuery) {
        if (pathAndQuery.indexOf('#') >= 0) {
            return false;
        }
        for (int i = 0; i < pathAndQuery.length(); i++) {
            char c = pathAndQuery.charAt(i);
            if (c == '?') {
                return true;
            }
            if (c == '%' || c == '\\' || (c == '.' && i > 0 && isSlash(pathAndQuery.charAt(i - 1)))) {
                return false;
            }
        }
        return true;
    }

    /** The path, without query, as it should be; empty: it is none, since it holds a zero. */
    static Optional<String> of(String path) {
        return path.contains("%00") ? Optional.empty() : Optional.of(resolved(decoded(path)));
    }

    private static String decoded(String path) {
        StringBuilder text = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int code = c == '%' ? code(path, i) : -1;
            if (isUnreserved(code)) {
                text.append((char) code);
                i += 2;
            } else {
                text.append(c == '\\' ? '/' : c);
            }
        }
        return text.toString();
    }

    private static int code(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isUnreserved(int code) {
        return (code >= 'a' && code <= 'z')
                || (code >= 'A' && code <= 'Z')
                || (code >= '0' && code <= '9')
                || code == '-'
                || code == '.'
                || code == '_'
                || code == '~';
    }

    private static String resolved(String path) {
        if (!path.startsWith("/") || !path.contains("/.")) {
            return path;
        }
        String[] segments = path.substring(1).split("/", -1);
        Deque<String> kept = new ArrayDeque<>();
        for (int i = 0; i < segments.length; i++) {
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (!dots) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }
}
