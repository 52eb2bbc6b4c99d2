package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.QueryParameterMatcher;
import java.util.Locale;
import org.embeddedmesh.match.StringMatcher;
import org.jspecify.annotations.Nullable;

/** Conditions on headers and query parameters, in their present and their legacy forms. */
final class HeaderMatcherTranslator {

    private HeaderMatcherTranslator() {}

    static org.embeddedmesh.match.HeaderMatcher translate(HeaderMatcher message, FieldPath path) {
        if (message.getName().isEmpty()) {
            throw path.field("name").refuse("is empty");
        }
        boolean absence = message.hasPresentMatch() && !message.getPresentMatch();
        return new org.embeddedmesh.match.HeaderMatcher(
                message.getName().toLowerCase(Locale.ROOT),
                value(message, path),
                message.getInvertMatch() != absence,
                message.getTreatMissingHeaderAsEmpty());
    }

    @SuppressWarnings("deprecation") // istiod still writes some of the legacy forms
    private static @Nullable StringMatcher value(HeaderMatcher message, FieldPath path) {
        return switch (message.getHeaderMatchSpecifierCase()) {
            case STRING_MATCH ->
                StringMatcherTranslator.translate(message.getStringMatch(), path.field("string_match"));
            case EXACT_MATCH -> legacyExact(message.getExactMatch());
            case PREFIX_MATCH -> new StringMatcher.Prefix(message.getPrefixMatch(), false);
            case SUFFIX_MATCH -> new StringMatcher.Suffix(message.getSuffixMatch(), false);
            case CONTAINS_MATCH -> new StringMatcher.Contains(message.getContainsMatch(), false);
            case SAFE_REGEX_MATCH ->
                new StringMatcher.Regex(Patterns.compile(message.getSafeRegexMatch(), path.field("safe_regex_match")));
            case RANGE_MATCH ->
                new StringMatcher.Range(
                        message.getRangeMatch().getStart(),
                        message.getRangeMatch().getEnd());
            case PRESENT_MATCH, HEADERMATCHSPECIFIER_NOT_SET -> null;
        };
    }

    // Envoy's legacy exact_match takes any value when it is empty.
    private static StringMatcher legacyExact(String value) {
        return value.isEmpty() ? new StringMatcher.Prefix("", false) : new StringMatcher.Exact(value, false);
    }

    static org.embeddedmesh.match.QueryParameterMatcher queryParameter(QueryParameterMatcher message, FieldPath path) {
        if (message.getName().isEmpty()) {
            throw path.field("name").refuse("is empty");
        }
        return new org.embeddedmesh.match.QueryParameterMatcher(message.getName(), value(message, path));
    }

    private static @Nullable StringMatcher value(QueryParameterMatcher message, FieldPath path) {
        return switch (message.getQueryParameterMatchSpecifierCase()) {
            case STRING_MATCH ->
                StringMatcherTranslator.translate(message.getStringMatch(), path.field("string_match"));
            case PRESENT_MATCH -> {
                if (!message.getPresentMatch()) {
                    throw path.field("present_match").refuse("false is not supported");
                }
                yield null;
            }
            case QUERYPARAMETERMATCHSPECIFIER_NOT_SET -> null;
        };
    }
}
