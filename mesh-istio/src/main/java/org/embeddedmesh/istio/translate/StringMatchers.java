package org.embeddedmesh.istio.translate;

import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import org.embeddedmesh.istio.resource.StringMatch;

/** Istio's tests of a string as Envoy's. */
final class StringMatchers {

    private StringMatchers() {}

    /** Whether the test only asks whether there is a value. */
    static boolean isPresence(StringMatch match) {
        return match.exact() == null
                && match.prefix() == null
                && (match.regex() == null || match.regex().equals("*"));
    }

    static StringMatcher of(StringMatch match) {
        StringMatcher.Builder matcher = StringMatcher.newBuilder();
        if (match.exact() != null) {
            return matcher.setExact(match.exact()).build();
        }
        if (match.prefix() != null) {
            return matcher.setPrefix(match.prefix()).build();
        }
        return matcher.setSafeRegex(regex(match.regex() == null ? "" : match.regex()))
                .build();
    }

    static RegexMatcher regex(String regex) {
        return RegexMatcher.newBuilder().setRegex(regex).build();
    }
}
