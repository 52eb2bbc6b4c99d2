package org.embeddedmesh.server.api.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.embeddedmesh.server.api.status.StatusException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTests {

    private static final ObjectNode OBJECT = JsonNodeFactory.instance.objectNode();

    static {
        OBJECT.putObject("metadata").putObject("labels").put("app", "web").put("example.com/tier", "front");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | true",
                "app=web | true",
                "app == web | true",
                "app=db | false",
                "app!=db | true",
                "other!=db | true",
                "app!=web | false",
                "app | true",
                "!app | false",
                "!other | true",
                "example.com/tier=front | true",
                "app in (db, web) | true",
                "app in (db) | false",
                "app notin (db) | true",
                "other notin (db) | true",
                "other in (db) | false",
                "app=web,example.com/tier in (front,back) | true",
                "app=web,other | false"
            })
    void requirementsAreAllToBeMet(String selector, boolean matches) {
        assertThat(LabelSelector.of(selector).test(OBJECT)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=(", "=b", "a in b", "a b", "a,,b", "a in (b"})
    void whatCannotBeReadIsRefused(String selector) {
        assertThatThrownBy(() -> LabelSelector.of(selector)).isInstanceOf(StatusException.class);
    }
}
