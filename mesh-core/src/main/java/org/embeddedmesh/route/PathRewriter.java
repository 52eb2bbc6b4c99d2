package org.embeddedmesh.route;

import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.match.UriTemplate;
import org.embeddedmesh.route.RouteAction.PathRewrite;

/** A path rewrite made ready for calls; the query is kept as it is. */
interface PathRewriter {

    String rewrite(String pathAndQuery);

    default boolean rewrites() {
        return true;
    }

    static PathRewriter of(PathRewrite rewrite, PathMatcher matcher) {
        if (rewrite instanceof PathRewrite.Prefix prefix) {
            return new Prefix(prefix.replacement(), matcher);
        }
        if (rewrite instanceof PathRewrite.Regex regex) {
            return new Regex(new Substitution(regex.pattern(), regex.substitution()));
        }
        if (rewrite instanceof PathRewrite.Template template) {
            return new Template(template.rewrite(), template.rewrite().templateOf(matcher));
        }
        return new Unchanged();
    }

    /** Where the path ends and the query or fragment begins. */
    static int pathEnd(String pathAndQuery) {
        for (int i = 0; i < pathAndQuery.length(); i++) {
            char c = pathAndQuery.charAt(i);
            if (c == '?' || c == '#') {
                return i;
            }
        }
        return pathAndQuery.length();
    }

    record Unchanged() implements PathRewriter {
        @Override
        public String rewrite(String pathAndQuery) {
            return pathAndQuery;
        }

        @Override
        public boolean rewrites() {
            return false;
        }
    }

    /** Replaces what the matcher matched: a prefix, else the whole path. */
    record Prefix(String replacement, PathMatcher matcher) implements PathRewriter {
        @Override
        public String rewrite(String pathAndQuery) {
            return replacement + pathAndQuery.substring(matchedLength(pathAndQuery));
        }

        private int matchedLength(String pathAndQuery) {
            if (matcher instanceof PathMatcher.Prefix prefix) {
                return prefix.path().length();
            }
            if (matcher instanceof PathMatcher.PathSeparatedPrefix prefix) {
                return prefix.path().length();
            }
            return pathEnd(pathAndQuery);
        }
    }

    record Regex(Substitution substitution) implements PathRewriter {
        @Override
        public String rewrite(String pathAndQuery) {
            int end = pathEnd(pathAndQuery);
            return substitution.replaceAll(pathAndQuery.substring(0, end)) + pathAndQuery.substring(end);
        }
    }

    record Template(PathTemplateRewrite rewrite, UriTemplate template) implements PathRewriter {
        @Override
        public String rewrite(String pathAndQuery) {
            int end = pathEnd(pathAndQuery);
            return template.capture(pathAndQuery.substring(0, end))
                    .map(values -> rewrite.with(values) + pathAndQuery.substring(end))
                    .orElse(pathAndQuery);
        }
    }
}
