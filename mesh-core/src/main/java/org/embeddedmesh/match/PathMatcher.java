package org.embeddedmesh.match;

import com.google.re2j.Pattern;
import java.util.List;
import org.embeddedmesh.http.RequestHead;

/** A test of a path without its query, Envoy's {@code path_specifier}. */
public sealed interface PathMatcher {

    boolean matches(String path);

    record Exact(String path, boolean ignoreCase) implements PathMatcher {
        @Override
        public boolean matches(String candidate) {
            return ignoreCase ? path.equalsIgnoreCase(candidate) : path.equals(candidate);
        }
    }

    record Prefix(String path, boolean ignoreCase) implements PathMatcher {
        @Override
        public boolean matches(String candidate) {
            return candidate.regionMatches(ignoreCase, 0, path, 0, path.length());
        }
    }

    /** Equal, or followed by a slash. The path itself does not end in one. */
    record PathSeparatedPrefix(String path, boolean ignoreCase) implements PathMatcher {
        public PathSeparatedPrefix {
            if (path.endsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
                throw new IllegalArgumentException(
                        "a path-separated prefix has no '?', no '#' and no '/' at its end: " + path);
            }
        }

        @Override
        public boolean matches(String candidate) {
            return candidate.regionMatches(ignoreCase, 0, path, 0, path.length())
                    && (candidate.length() == path.length() || candidate.charAt(path.length()) == '/');
        }
    }

    /** RE2, of the whole path. */
    record Regex(Pattern pattern) implements PathMatcher {
        @Override
        public boolean matches(String candidate) {
            return pattern.matches(candidate);
        }
    }

    /** Envoy's {@code path_match_policy} with a template, which heeds the case always. */
    record Template(UriTemplate template) implements PathMatcher {
        @Override
        public boolean matches(String candidate) {
            return template.matches(candidate);
        }
    }

    /** Envoy's {@code connect_matcher}: takes whatever path there is, or none, if the request {@link #isConnect is one}. */
    record Connect() implements PathMatcher {
        @Override
        public boolean matches(String candidate) {
            return true;
        }

        /** As with Envoy, the upgrade to {@code connect-udp} counts as a CONNECT. */
        public static boolean isConnect(RequestHead head) {
            List<String> upgrade = head.headers().values("upgrade");
            return isMethod(head) || (upgrade.size() == 1 && upgrade.get(0).equalsIgnoreCase("connect-udp"));
        }

        /** Whether this is a CONNECT that has no path, which no other matcher takes. */
        public static boolean isPathless(RequestHead head) {
            return head.path().isEmpty() && isMethod(head);
        }

        private static boolean isMethod(RequestHead head) {
            return head.method().equals("CONNECT");
        }
    }
}
