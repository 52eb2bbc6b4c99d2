package org.embeddedmesh.istio.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class SchemasTests {

    @Test
    void typesAreThoseOfTheRecords() {
        JsonNode http = Schemas.openApi(Kind.VIRTUAL_SERVICE).at("/properties/http");
        assertThat(http.path("type").asText()).isEqualTo("array");
        assertThat(http.at("/items/properties/timeout/type").asText()).isEqualTo("string");
        assertThat(http.at("/items/properties/retries/properties/attempts/format")
                        .asText())
                .isEqualTo("int32");
        assertThat(http.at("/items/properties/match/items/properties/headers/additionalProperties/properties")
                        .fieldNames())
                .toIterable()
                .containsExactly("exact", "prefix", "regex");
        assertThat(http.at("/items/properties/match/items/properties/ignoreUriCase/type")
                        .asText())
                .isEqualTo("boolean");
    }

    @Test
    void requiredFieldsAndLimitsAreSaid() {
        JsonNode rule = Schemas.openApi(Kind.DESTINATION_RULE);
        assertThat(rule.path("required")).extracting(JsonNode::asText).containsExactly("host");
        JsonNode port = Schemas.openApi(Kind.SERVICE_ENTRY).at("/properties/ports/items/properties/number");
        assertThat(port.path("minimum").asInt()).isEqualTo(1);
        assertThat(port.path("maximum").asInt()).isEqualTo(65535);
    }

    @Test
    void valuesToChooseFromAreSaid() {
        assertThat(Schemas.openApi(Kind.SERVICE_ENTRY).at("/properties/location/enum"))
                .extracting(JsonNode::asText)
                .containsExactly("MESH_EXTERNAL", "MESH_INTERNAL");
    }

    @Test
    void whatIsNotSupportedYetIsSaid() {
        JsonNode tcp = Schemas.openApi(Kind.VIRTUAL_SERVICE).at("/properties/tcp/description");
        assertThat(tcp.asText()).isEqualTo("Accepted, but not supported yet.");
    }

    @Test
    void everyKindHasASchemaWithProperties() {
        assertThat(Kind.values())
                .allSatisfy(
                        it -> assertThat(Schemas.openApi(it).path("properties")).isNotEmpty());
    }
}
