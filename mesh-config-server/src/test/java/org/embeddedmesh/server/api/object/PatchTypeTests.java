package org.embeddedmesh.server.api.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.embeddedmesh.server.api.status.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchTypeTests {

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'a':'b'}         | {'a':'c'}             | {'a':'c'}",
                "{'a':'b'}         | {'b':'c'}             | {'a':'b','b':'c'}",
                "{'a':'b'}         | {'a':null}            | {}",
                "{'a':['b']}       | {'a':'c'}             | {'a':'c'}",
                "{'a':{'b':'c'}}   | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]} | {'a':[1]}             | {'a':[1]}",
                "{'e':null}        | {'a':1}               | {'e':null,'a':1}",
                "{}                | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
                "{'a':'b'}         | ['c']                 | ['c']"
            })
    void mergePatchFollowsTheExamplesOfTheRfc(String object, String patch, String result) throws Exception {
        ObjectNode before = (ObjectNode) json(object);

        assertThat(PatchType.MERGE.apply(json(patch), before)).isEqualTo(json(result));

        assertThat(before).isEqualTo(json(object));
    }

    @Test
    void jsonPatchLeavesTheObjectAsItWas() throws Exception {
        ObjectNode before = (ObjectNode) json("{'a':[1]}");

        assertThat(PatchType.JSON.apply(json("[{'op':'add','path':'/a/-','value':2}]"), before))
                .isEqualTo(json("{'a':[1,2]}"));

        assertThat(before).isEqualTo(json("{'a':[1]}"));
    }

    @Test
    void jsonPatchThatCopiesItsCopiesIsTooLarge() throws Exception {
        String bomb = IntStream.range(0, 40)
                .mapToObj(i -> "{'op':'copy','from':'/a','path':'/a/x" + i + "'}")
                .collect(Collectors.joining(",", "[", "]"));

        StatusException refused = catchThrowableOfType(
                StatusException.class, () -> PatchType.JSON.apply(json(bomb), (ObjectNode) json("{'a':{'b':1}}")));

        assertThat(refused.status().reason().code()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{'op':'replace','path':'/none/x','value':1}] | 422",
                "[{'op':'jump','path':'/a'}] | 422",
                "[{'path':'/a'}] | 422",
                "[1] | 422",
                "{'op':'remove'} | 400"
            })
    void jsonPatchThatDoesNotFitIsRefused(String patch, int code) {
        StatusException refused = catchThrowableOfType(
                StatusException.class, () -> PatchType.JSON.apply(json(patch), (ObjectNode) json("{'a':1}")));

        assertThat(refused.status().reason().code()).isEqualTo(code);
    }
}
