package org.embeddedmesh.match;

import com.google.re2j.Pattern;
import java.util.Locale;

/** A test of one string, Envoy's {@code StringMatcher}; a regular expression is RE2 and matches the whole string. */
public sealed interface StringMatcher {

    boolean matches(String value);

    /** Tests a part of a text, from {@code start} to before {@code end}. */
    default boolean matches(String text, int start, int end) {
        return matches(text.substring(start, end));
    }

    record Exact(String value, boolean ignoreCase) implements StringMatcher {
        @Override
        public boolean matches(String candidate) {
            return ignoreCase ? value.equalsIgnoreCase(candidate) : value.equals(candidate);
        }

        @Override
        public boolean matches(String text, int start, int end) {
            return end - start == value.length() && text.regionMatches(ignoreCase, start, value, 0, value.length());
        }
    }

    record Prefix(String value, boolean ignoreCase) implements StringMatcher {
        @Override
        public boolean matches(String candidate) {
            return candidate.regionMatches(ignoreCase, 0, value, 0, value.length());
        }
    }

    record Suffix(String value, boolean ignoreCase) implements StringMatcher {
        @Override
        public boolean matches(String candidate) {
            int start = candidate.length() - value.length();
            return start >= 0 && candidate.regionMatches(ignoreCase, start, value, 0, value.length());
        }
    }

    record Contains(String value, boolean ignoreCase) implements StringMatcher {
        @Override
        public boolean matches(String candidate) {
            return ignoreCase
                    ? candidate.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT))
                    : candidate.contains(value);
        }
    }

    /** A whole decimal number from {@code start}, below {@code end}: Envoy's {@code range_match} of headers. */
    record Range(long start, long end) implements StringMatcher {
        @Override
        public boolean matches(String candidate) {
            try {
                long number = Long.parseLong(candidate);
                return number >= start && number < end;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    /** Equal when the expressions are equal as text. */
    record Regex(Pattern pattern) implements StringMatcher {
        @Override
        public boolean matches(String candidate) {
            return pattern.matches(candidate);
        }
    }
}
