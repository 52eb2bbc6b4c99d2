package org.embeddedmesh.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringMatcherTests {

    @ParameterizedTest
    @CsvSource({
        "exact, Value, false, Value, true",
        "exact, Value, false, value, false",
        "exact, Value, true, vALUE, true",
        "prefix, Val, false, Value, true",
        "prefix, val, false, Value, false",
        "prefix, val, true, Value, true",
        "prefix, Value, false, Val, false",
        "suffix, lue, false, Value, true",
        "suffix, LUE, true, Value, true",
        "suffix, Value, false, lue, false",
        "contains, alu, false, Value, true",
        "contains, ALU, false, Value, false",
        "contains, ALU, true, Value, true",
        "regex, V.*, false, Value, true",
        "regex, alu, false, Value, false"
    })
    void matches(String kind, String text, boolean ignoreCase, String candidate, boolean expected) {
        StringMatcher matcher = switch (kind) {
            case "exact" -> new StringMatcher.Exact(text, ignoreCase);
            case "prefix" -> new StringMatcher.Prefix(text, ignoreCase);
            case "suffix" -> new StringMatcher.Suffix(text, ignoreCase);
            case "contains" -> new StringMatcher.Contains(text, ignoreCase);
            default -> new StringMatcher.Regex(Pattern.compile(text));
        };

        assertThat(matcher.matches(candidate)).isEqualTo(expected);
    }

    @Test
    void expressionsOfEqualTextAreEqual() {
        assertThat(new StringMatcher.Regex(Pattern.compile("a+")))
                .isEqualTo(new StringMatcher.Regex(Pattern.compile("a+")))
                .isNotEqualTo(new StringMatcher.Regex(Pattern.compile("a*")));
    }

    @ParameterizedTest
    @CsvSource({
        "-10, true",
        "-1, true",
        "+3, true",
        "9, true",
        "10, false",
        "-11, false",
        "3.5, false",
        "3x, false",
        "'', false",
        "9223372036854775808, false"
    })
    void rangeTakesWholeNumbersFromStartToBeforeEnd(String candidate, boolean expected) {
        assertThat(new StringMatcher.Range(-10, 10).matches(candidate)).isEqualTo(expected);
    }
}
