package org.embeddedmesh.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParameterMatcherTests {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            debug, -,   /p?debug,           true
            debug, -,   /p?debug=1,         true
            debug, -,   /p?a=1&debug=,      true
            debug, -,   /p,                 false
            debug, -,   /p?debugger,        false
            debug, -,   /p?a=debug,         false
            debug, -,   /p#?debug,          false
            debug, -,   /debug?,            false
            debug, '',  /p?debug,           true
            debug, '',  /p?debug=,          true
            debug, '',  /p?debug=1,         false
            v,     1,   /p?v=1,             true
            v,     1,   /p?v=2&v=1,         false
            v,     1,   /p?v=1&v=2,         true
            v,     1,   /p?v=%31,           false
            v,     a=b, /p?v=a=b,           true
            v,     1,   /p?x&v=1#v=2,       true
            v,     1,   /p?v=1#,            true
            """)
    void firstOccurrenceIsTestedUndecoded(String name, String exact, String path, boolean expected) {
        StringMatcher value = exact == null ? null : new StringMatcher.Exact(exact, false);

        assertThat(new QueryParameterMatcher(name, value).matches(path)).isEqualTo(expected);
    }
}
