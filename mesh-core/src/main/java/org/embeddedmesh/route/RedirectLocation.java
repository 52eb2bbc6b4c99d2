package org.embeddedmesh.route;

import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteAction.Redirect;

/** Where a redirect leads to, by Envoy's rules. */
record RedirectLocation(Redirect redirect, PathRewriter pathRewriter) implements Location {

    static RedirectLocation of(Redirect redirect, PathMatcher matcher) {
        requireOneLine(redirect.host(), "host");
        requireOneLine(redirect.path(), "path");
        if (redirect.pathRewrite() instanceof PathRewrite.Prefix prefix) {
            requireOneLine(prefix.replacement(), "prefix");
        }
        return new RedirectLocation(redirect, PathRewriter.of(redirect.pathRewrite(), matcher));
    }

    @Override
    public String of(RequestHead head) {
        String scheme = redirect.scheme().isEmpty() ? head.forwardedScheme() : redirect.scheme();
        String path = path(head.path());
        return scheme + "://" + host(head, scheme) + port() + (path.startsWith("/") ? "" : "/") + path;
    }

    private String host(RequestHead head, String scheme) {
        if (!redirect.host().isEmpty()) {
            return redirect.host();
        }
        String authority = head.authority();
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon >= 0 && colon > authority.lastIndexOf(']');
        return hasPort && losesPort(authority.substring(colon), head.forwardedScheme(), scheme)
                ? authority.substring(0, colon)
                : authority;
    }

    /** A port gives way to another one, and a scheme's own port to another scheme. */
    private boolean losesPort(String port, String scheme, String newScheme) {
        return redirect.port() != 0
                || (!newScheme.equals(scheme) && port.equals(scheme.equals("https") ? ":443" : ":80"));
    }

    private String port() {
        return redirect.port() == 0 ? "" : ":" + redirect.port();
    }

    private String path(String pathAndQuery) {
        if (redirect.path().isEmpty()) {
            String rewritten = pathRewriter.rewrite(pathAndQuery);
            return redirect.stripQuery() ? withoutQuery(rewritten) : rewritten;
        }
        boolean keepsQuery = !redirect.path().contains("?") && !redirect.stripQuery();
        return keepsQuery ? redirect.path() + query(pathAndQuery) : redirect.path();
    }

    private static String withoutQuery(String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        return mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    }

    private static String query(String pathAndQuery) {
        return pathAndQuery.substring(withoutQuery(pathAndQuery).length());
    }

    private static void requireOneLine(String part, String name) {
        if (part.chars().anyMatch(it -> it == 0 || it == '\n' || it == '\r')) {
            throw new IllegalArgumentException("the " + name + " of its redirect has a control character");
        }
    }
}
