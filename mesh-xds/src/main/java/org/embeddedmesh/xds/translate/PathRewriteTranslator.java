package org.embeddedmesh.xds.translate;

import com.google.re2j.Pattern;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatchAndSubstitute;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.route.RouteAction.PathRewrite;

/** Changes of the path, as forwarding routes and redirects have them. */
final class PathRewriteTranslator {

    private PathRewriteTranslator() {}

    /** That of a forwarding route, which may have one of three kinds. */
    static PathRewrite forwarding(RouteAction message, PathMatcher matcher, FieldPath path) {
        boolean hasPrefix = !message.getPrefixRewrite().isEmpty();
        FieldPath regex = path.field("regex_rewrite");
        if (message.hasPathRewritePolicy()) {
            FieldPath policy = path.field("path_rewrite_policy");
            refuseBeside("prefix_rewrite", hasPrefix, policy);
            refuseBeside("regex_rewrite", message.hasRegexRewrite(), policy);
            return PathTemplateTranslator.rewrite(message.getPathRewritePolicy(), matcher, policy);
        }
        if (message.hasRegexRewrite()) {
            refuseBeside("prefix_rewrite", hasPrefix, regex);
            return regex(message.getRegexRewrite(), regex);
        }
        refuseBeside(
                "path_match_policy",
                hasPrefix && matcher instanceof PathMatcher.Template,
                path.field("prefix_rewrite"));
        return prefix(message.getPrefixRewrite());
    }

    static PathRewrite prefix(String replacement) {
        return replacement.isEmpty() ? PathRewrite.NONE : new PathRewrite.Prefix(replacement);
    }

    static PathRewrite regex(RegexMatchAndSubstitute message, FieldPath path) {
        Pattern pattern = Patterns.compile(message.getPattern(), path.field("pattern"));
        return new PathRewrite.Regex(
                pattern, Patterns.substitution(message.getSubstitution(), pattern, path.field("substitution")));
    }

    private static void refuseBeside(String other, boolean isThere, FieldPath path) {
        if (isThere) {
            throw path.refuse("cannot stand beside " + other);
        }
    }
}
