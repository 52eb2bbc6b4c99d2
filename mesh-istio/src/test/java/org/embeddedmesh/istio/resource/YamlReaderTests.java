package org.embeddedmesh.istio.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class YamlReaderTests {

    @Test
    void wordsThatWereBooleansInYaml11AreTexts() {
        JsonNode read = one("{a: on, b: yes, c: n, d: 'true', e: 2026-01-31, f: 012a}");
        assertThat(read).allMatch(JsonNode::isTextual);
    }

    @Test
    void theCoreSchemaDecidesOtherTypes() {
        JsonNode read = one("{a: True, b: ~, c: 0x10, d: 1.5, e: 99999999999, f: null, g: 99999999999999999999}");
        assertThat(read.get("a").isBoolean()).isTrue();
        assertThat(read.get("b").isNull()).isTrue();
        assertThat(read.get("c").asInt()).isEqualTo(16);
        assertThat(read.get("d").asDouble()).isEqualTo(1.5);
        assertThat(read.get("e").isIntegralNumber()).isTrue();
        assertThat(read.get("f").isNull()).isTrue();
        assertThat(read.get("g").isIntegralNumber()).isTrue();
    }

    @Test
    void documentsAreReadInOrderAndEmptyOnesAreLeftOut() {
        assertThat(YamlReader.read("---\na: 1\n---\n# nothing\n---\n{\"b\": [2]}\n---\n"))
                .extracting(JsonNode::toString)
                .containsExactly("{\"a\":1}", "{\"b\":[2]}");
        assertThat(YamlReader.read("")).isEmpty();
    }

    @Test
    void whatIsNoMappingIsReadToo() {
        assertThat(one("hello").isTextual()).isTrue();
        assertThat(one("- a\n- b").isArray()).isTrue();
    }

    @Test
    void aMistakeIsSaidWithLineAndColumn() {
        assertThatThrownBy(() -> YamlReader.read("a: [1\n"))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage("not YAML in line 2, column 1: expected ',' or ']', but got <stream end>");
        assertThatThrownBy(() -> YamlReader.read("a:\n\tb: c\n"))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageStartingWith("not YAML in line 2, column 1: ");
    }

    @Test
    void aRepeatedKeyIsAMistake() {
        assertThatThrownBy(() -> YamlReader.read("a: 1\nb: 2\na: 3\n"))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage("not YAML in line 3, column 1: found duplicate key a");
    }

    @Test
    void whatJsonCannotHoldIsRefused() {
        assertThat(Stream.of("a: .inf", "a: .nan", "~: a", "? [a]\n: b", "a: !!binary aGVsbG8=", "a: !other b"))
                .allSatisfy(YamlReaderTests::refused);
    }

    @Test
    void anAliasIsACopy() {
        JsonNode read = one("a: &a {x: [1]}\nb: *a\n");
        assertThat(read.get("b")).isEqualTo(read.get("a")).isNotSameAs(read.get("a"));
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertThat(Stream.of("&a [*a]", "&a {x: *a}")).allSatisfy(YamlReaderTests::refused);
    }

    @Test
    void aliasesMayNotMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append(("aN: &aN [*aM" + ",*aM".repeat(4) + "]\n")
                    .replace("N", "" + i)
                    .replace("M", "" + (i - 1)));
        }
        assertThatThrownBy(() -> YamlReader.read(bomb.toString()))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageMatching("not accepted in line \\d+, column \\d+: aliases make it too large");
        refused("a: &a " + "x".repeat(200_000) + "\nb: [" + "*a,".repeat(100) + "*a]");
    }

    @Test
    void aHundredLevelsAreTheMost() {
        assertThat(one("[".repeat(100) + "]".repeat(100)).isArray()).isTrue();
        assertThatThrownBy(() -> YamlReader.read("[".repeat(200_000)))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage("not accepted in line 1, column 101: more than 100 levels");
    }

    @Test
    void aTextHasABound() {
        refused("a: " + "x".repeat(YamlReader.MOST_CHARACTERS));
    }

    private static JsonNode one(String yaml) {
        assertThat(YamlReader.read(yaml)).hasSize(1);
        return YamlReader.read(yaml).get(0);
    }

    private static void refused(String yaml) {
        assertThatThrownBy(() -> YamlReader.read(yaml)).isInstanceOf(InvalidYamlException.class);
    }
}
