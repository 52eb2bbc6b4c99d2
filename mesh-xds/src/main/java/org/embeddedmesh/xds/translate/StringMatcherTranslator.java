package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;

/** Conditions on one string. */
final class StringMatcherTranslator {

    private StringMatcherTranslator() {}

    static org.embeddedmesh.match.StringMatcher translate(StringMatcher message, FieldPath path) {
        boolean ignoreCase = message.getIgnoreCase();
        return switch (message.getMatchPatternCase()) {
            case EXACT -> new org.embeddedmesh.match.StringMatcher.Exact(message.getExact(), ignoreCase);
            case PREFIX ->
                new org.embeddedmesh.match.StringMatcher.Prefix(
                        some(message.getPrefix(), path.field("prefix")), ignoreCase);
            case SUFFIX ->
                new org.embeddedmesh.match.StringMatcher.Suffix(
                        some(message.getSuffix(), path.field("suffix")), ignoreCase);
            case CONTAINS ->
                new org.embeddedmesh.match.StringMatcher.Contains(
                        some(message.getContains(), path.field("contains")), ignoreCase);
            case SAFE_REGEX ->
                new org.embeddedmesh.match.StringMatcher.Regex(
                        Patterns.compile(message.getSafeRegex(), path.field("safe_regex")));
            case CUSTOM -> throw path.field("custom").refuse("is not supported");
            case MATCHPATTERN_NOT_SET -> throw path.field("match_pattern").refuse("is missing or not known");
        };
    }

    private static String some(String value, FieldPath path) {
        if (value.isEmpty()) {
            throw path.refuse("is empty");
        }
        return value;
    }
}
