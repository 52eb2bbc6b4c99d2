package org.embeddedmesh.xds.translate;

import com.google.re2j.Pattern;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatchAndSubstitute;
import org.embeddedmesh.route.RouteAction.PathRewrite;

/** Changes of the path, as forwarding routes and redirects have them. */
final class PathRewriteTranslator {

    private PathRewriteTranslator() {}

    static PathRewrite prefix(String replacement) {
        return replacement.isEmpty() ? PathRewrite.NONE : new PathRewrite.Prefix(replacement);
    }

    static PathRewrite regex(RegexMatchAndSubstitute message, FieldPath path) {
        Pattern pattern = Patterns.compile(message.getPattern(), path.field("pattern"));
        return new PathRewrite.Regex(
                pattern, Patterns.substitution(message.getSubstitution(), pattern, path.field("substitution")));
    }
}
