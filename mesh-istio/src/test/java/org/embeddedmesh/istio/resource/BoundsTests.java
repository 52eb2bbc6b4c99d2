package org.embeddedmesh.istio.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long values end in an answer, not in a full stack; and metadata have their types. */
final class BoundsTests {

    @Test
    void aRegularExpressionIsShort() {
        assertThat(errors("match: [{uri: {regex: '" + "a".repeat(1024) + "'}}]"))
                .isEmpty();
        assertThat(errors("match: [{uri: {regex: '" + "(".repeat(50_000) + ")".repeat(50_000) + "'}}]"))
                .isEqualTo("spec.http[0].match[0].uri.regex: Invalid value: \"100000 characters\": "
                        + "a regular expression has at most 1024 characters");
    }

    @Test
    void aHeaderMayBeLong() {
        assertThat(errors("headers: {request: {set: {x: '" + "a".repeat(50_000) + "'}}}"))
                .isEmpty();
        assertThat(errors("headers: {request: {set: {x: '" + "%%".repeat(50_000) + "'}}}"))
                .isEmpty();
        assertThat(errors("headers: {request: {set: {x: '" + "%%".repeat(50_000) + "%'}}}"))
                .contains("a % is written %%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labels: {a: 1}         | metadata.labels.a",
                "annotations: {a: true} | metadata.annotations.a",
                "labels: [a]            | metadata.labels",
                "namespace: 1           | metadata.namespace"
            })
    void metadataHasTypes(String metadata, String field) {
        assertThat(read("metadata: {name: a, " + metadata + "}, spec: {address: 1.2.3.4}")
                        .errors())
                .extracting(FieldError::field)
                .containsExactly(field);
    }

    private static String errors(String route) {
        JsonNode object = YamlReader.read(
                        "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: a}, "
                                + "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], " + route + "}]}}")
                .get(0);
        return String.join(
                "; ",
                ResourceReader.read(object).errors().stream()
                        .map(it -> it.field() + ": " + it.message())
                        .toList());
    }

    private static Reading read(String rest) {
        return ResourceReader.read(
                YamlReader.read("{apiVersion: networking.istio.io/v1, kind: WorkloadEntry, " + rest + "}")
                        .get(0));
    }
}
