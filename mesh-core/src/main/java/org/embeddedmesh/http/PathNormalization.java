package org.embeddedmesh.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a path is rewritten before anything is decided by it, and so that it is sent on: Envoy's {@code normalize_path},
 * {@code merge_slashes} and {@code path_with_escaped_slashes_action}. A fragment is always cut off.
 *
 * @param normalize what need not be escaped is decoded, a backslash is a slash, {@code .} and {@code ..} are resolved
 * @param mergeSlashes several slashes are one
 * @param escapedSlashes what becomes of {@code %2F} and {@code %5C}
 */
public record PathNormalization(boolean normalize, boolean mergeSlashes, EscapedSlashes escapedSlashes) {

    /** Istio's default. */
    public static final PathNormalization BASE = new PathNormalization(true, false, EscapedSlashes.KEEP_UNCHANGED);

    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    /** Envoy's words, without redirection. */
    public enum EscapedSlashes {
        KEEP_UNCHANGED,
        REJECT_REQUEST,
        UNESCAPE_AND_FORWARD
    }

    /** Whether a path with its query surely is as it should be; costs one look at each character of the path. */
    public boolean isNormal(String pathAndQuery) {
        return NormalPath.is(pathAndQuery) && !(mergeSlashes && pathAndQuery.contains("//"));
    }

    /** The path as it should be, with its query; empty: it is none and cannot be sent. */
    public Optional<String> normalize(String pathAndQuery) {
        int fragment = pathAndQuery.indexOf('#');
        String whole = fragment < 0 ? pathAndQuery : pathAndQuery.substring(0, fragment);
        int query = whole.indexOf('?');
        String path = query < 0 ? whole : whole.substring(0, query);
        return unescaped(path)
                .flatMap(it -> normalize ? NormalPath.of(it) : Optional.of(it))
                .map(it -> (mergeSlashes ? SLASHES.matcher(it).replaceAll("/") : it) + whole.substring(path.length()));
    }

    private Optional<String> unescaped(String path) {
        if (escapedSlashes == EscapedSlashes.KEEP_UNCHANGED) {
            return Optional.of(path);
        }
        String unescaped = path.replace("%2F", "/")
                .replace("%2f", "/")
                .replace("%5C", "\\")
                .replace("%5c", "\\");
        boolean rejected = escapedSlashes == EscapedSlashes.REJECT_REQUEST && !unescaped.equals(path);
        return rejected ? Optional.empty() : Optional.of(unescaped);
    }
}
