package org.embeddedmesh.explain;

import java.util.List;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.match.HeaderMatcher;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.match.QueryParameterMatcher;
import org.embeddedmesh.match.StringMatcher;
import org.embeddedmesh.route.RouteMatch;
import org.jspecify.annotations.Nullable;

/** Says in words which part of a match a request does not fulfil; asks the matchers that decide calls. */
final class Mismatch {

    private Mismatch() {}

    static String of(RouteMatch match, RequestHead head) {
        if (match.path() instanceof PathMatcher.Connect) {
            if (!PathMatcher.Connect.isConnect(head)) {
                return "method '" + head.method() + "' is not CONNECT";
            }
        } else if (PathMatcher.Connect.isPathless(head)) {
            return "a CONNECT has no path, which must be " + words(match.path());
        }
        String path = withoutQuery(head.path());
        if (!match.path().matches(path)) {
            return "path '" + path + "' is not " + words(match.path());
        }
        for (HeaderMatcher header : match.headers()) {
            if (!header.matches(head)) {
                return header(header, head);
            }
        }
        for (QueryParameterMatcher parameter : match.queryParameters()) {
            if (!parameter.matches(head.path())) {
                return "query parameter '" + parameter.name() + "' is not " + words(parameter.value());
            }
        }
        return "";
    }

    private static String header(HeaderMatcher matcher, RequestHead head) {
        List<String> values = values(matcher.name(), head);
        String found = values.isEmpty() ? "missing" : "'" + String.join("', '", values) + "'";
        return "header '" + matcher.name() + "' is " + found + (matcher.invert() ? ", must not be " : ", must be ")
                + words(matcher.value());
    }

    private static List<String> values(String name, RequestHead head) {
        return switch (name) {
            case ":method" -> List.of(head.method());
            case ":authority", "host" -> List.of(head.authority());
            case ":scheme" -> List.of(head.forwardedScheme());
            case ":path" -> List.of(head.path());
            default -> head.headers().values(name);
        };
    }

    private static String words(PathMatcher matcher) {
        if (matcher instanceof PathMatcher.Exact exact) {
            return quoted("", exact.path(), exact.ignoreCase());
        }
        if (matcher instanceof PathMatcher.Prefix prefix) {
            return quoted("a path that begins with ", prefix.path(), prefix.ignoreCase());
        }
        if (matcher instanceof PathMatcher.PathSeparatedPrefix prefix) {
            return quoted("a path below ", prefix.path(), prefix.ignoreCase());
        }
        if (matcher instanceof PathMatcher.Template template) {
            return "a path like '" + template.template() + "'";
        }
        return matcher instanceof PathMatcher.Regex regex ? "a match of '" + regex.pattern() + "'" : matcher.toString();
    }

    static String words(@Nullable StringMatcher matcher) {
        if (matcher == null) {
            return "present";
        }
        if (matcher instanceof StringMatcher.Exact exact) {
            return quoted("", exact.value(), exact.ignoreCase());
        }
        if (matcher instanceof StringMatcher.Prefix prefix) {
            return quoted("a text that begins with ", prefix.value(), prefix.ignoreCase());
        }
        if (matcher instanceof StringMatcher.Suffix suffix) {
            return quoted("a text that ends with ", suffix.value(), suffix.ignoreCase());
        }
        if (matcher instanceof StringMatcher.Contains contains) {
            return quoted("a text that contains ", contains.value(), contains.ignoreCase());
        }
        return matcher instanceof StringMatcher.Regex regex
                ? "a match of '" + regex.pattern() + "'"
                : matcher.toString();
    }

    private static String quoted(String before, String text, boolean ignoreCase) {
        return before + "'" + text + "'" + (ignoreCase ? " in any case" : "");
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
