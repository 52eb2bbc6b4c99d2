package org.embeddedmesh.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.embeddedmesh.server.api.Accept.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | OBJECT",
                "*/* | OBJECT",
                "application/json;as=Table;v=v1;g=meta.k8s.io,application/json | TABLE",
                "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json | OBJECT",
                "application/vnd.kubernetes.protobuf,application/json | OBJECT",
                "text/html,application/xhtml+xml,*/*;q=0.8 | OBJECT"
            })
    void firstFormThatFitsWins(String header, Form form) {
        assertThat(Accept.of(header).form()).contains(form);
    }

    @Test
    void noHeaderMeansThatAnythingIsWanted() {
        assertThat(Accept.of(null).form()).contains(Form.OBJECT);
        assertThat(Accept.of(null).aggregatedDiscovery()).isEmpty();
    }

    @Test
    void headerWithoutAFormOfThisApiHasNone() {
        assertThat(Accept.of("application/vnd.kubernetes.protobuf").form()).isEmpty();
        assertThat(Accept.of("application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io")
                        .form())
                .isEmpty();
    }

    @Test
    void aggregatedDiscoveryIsAskedForByVersion() {
        String parameters = ";g=apidiscovery.k8s.io;as=APIGroupDiscoveryList,application/json";

        assertThat(Accept.of("application/json;v=v2" + parameters).aggregatedDiscovery())
                .contains("v2");
        assertThat(Accept.of("application/json;v=v2beta1" + parameters).aggregatedDiscovery())
                .contains("v2beta1");
        assertThat(Accept.of("application/json;v=v3" + parameters).aggregatedDiscovery())
                .isEmpty();
    }
}
