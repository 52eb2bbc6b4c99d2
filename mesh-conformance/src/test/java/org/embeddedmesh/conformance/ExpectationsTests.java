package org.embeddedmesh.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.embeddedmesh.conformance.Expectations.Expectation;
import org.junit.jupiter.api.Test;

class ExpectationsTests {

    private final Expectations expectations = new Expectations();

    @Test
    void caseThatIsListedAndPassesIsUnmet() {
        expectations.add("f#a: reason");
        expectations.of("f#a");

        assertThat(expectations.unmet()).containsExactly("f#a");
    }

    @Test
    void groupIsMetByOneOfItsCalls() {
        expectations.add("f#r[*]: by chance");
        Expectation group = expectations.of("f#r[0]").orElseThrow();
        expectations.isMet(expectations.of("f#r[12]").orElseThrow());

        assertThat(group.reason()).isEqualTo("by chance");
        assertThat(expectations.unmet()).isEmpty();
    }

    @Test
    void whatTheDataDoesNotHaveIsNotMissed() {
        expectations.add("f#elsewhere: reason");

        assertThat(expectations.of("f#a")).isEmpty();
        assertThat(expectations.unmet()).isEmpty();
    }

    @Test
    void lineWithoutReasonIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> expectations.add("f#a"));
    }
}
