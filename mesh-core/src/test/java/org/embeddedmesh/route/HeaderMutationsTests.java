package org.embeddedmesh.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embeddedmesh.http.TestHeaders;
import org.embeddedmesh.route.HeaderMutations.Action;
import org.embeddedmesh.route.HeaderMutations.Addition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderMutationsTests {

    @ParameterizedTest
    @CsvSource({
        "APPEND_IF_EXISTS_OR_ADD, old, old|new",
        "APPEND_IF_EXISTS_OR_ADD, , new",
        "ADD_IF_ABSENT, old, old",
        "ADD_IF_ABSENT, , new",
        "OVERWRITE_IF_EXISTS_OR_ADD, old, new",
        "OVERWRITE_IF_EXISTS_OR_ADD, , new",
        "OVERWRITE_IF_EXISTS, old, new",
        "OVERWRITE_IF_EXISTS, , ''"
    })
    void additionObeysItsAction(Action action, String old, String expected) {
        TestHeaders headers = new TestHeaders();
        if (old != null) {
            headers.add("x", old);
        }

        new HeaderMutations(List.of(), List.of(new Addition("x", "new", action))).applyTo(headers);

        assertThat(String.join("|", headers.values("x"))).isEqualTo(expected);
    }

    @Test
    void whatIsAppendedToAnInlineHeaderFollowsOnTheSameLine() {
        TestHeaders headers = new TestHeaders();
        headers.add("accept", "text/plain");
        Addition addition = new Addition("Accept", "*/*", Action.APPEND_IF_EXISTS_OR_ADD);
        new HeaderMutations(List.of(), List.of(addition)).applyTo(headers);

        assertThat(headers.values("accept")).containsExactly("text/plain,*/*");
    }

    @Test
    void removalsComeFirstThenOverwritesThenAppends() {
        TestHeaders headers = new TestHeaders();
        headers.add("x", "old");

        new HeaderMutations(
                        List.of("x"),
                        List.of(
                                new Addition("x", "appended", Action.APPEND_IF_EXISTS_OR_ADD),
                                new Addition("x", "only-if-there", Action.OVERWRITE_IF_EXISTS),
                                new Addition("x", "set", Action.OVERWRITE_IF_EXISTS_OR_ADD)))
                .applyTo(headers);

        assertThat(headers.values("x")).containsExactly("set", "appended");
    }

    @Test
    void emptyValueChangesNothing() {
        TestHeaders headers = new TestHeaders();
        headers.add("x", "old");

        new HeaderMutations(List.of(), List.of(new Addition("x", "", Action.OVERWRITE_IF_EXISTS_OR_ADD)))
                .applyTo(headers);

        assertThat(headers.values("x")).containsExactly("old");
    }
}
