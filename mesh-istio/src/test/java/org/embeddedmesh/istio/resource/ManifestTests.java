package org.embeddedmesh.istio.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTests {

    private static final String ENTRY = """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: httpbin%s}
            spec:
              hosts: [httpbin.org]
              ports: [{number: 80, name: http, protocol: HTTP}]
              resolution: DNS
            """;

    @Test
    void documentsAreReadInOrderAndEmptyOnesLeftOut() {
        List<Resource<?>> resources = Manifest.read(
                ENTRY.formatted("") + "---\n# nothing\n---\n" + ENTRY.formatted(", namespace: other"), "default");

        assertThat(resources).extracting(it -> it.metadata().namespace()).containsExactly("default", "other");
    }

    @Test
    void allFieldsThatAreWrongAreNamed() {
        assertThatThrownBy(() -> Manifest.read("""
                        apiVersion: networking.istio.io/v1
                        kind: VirtualService
                        metadata: {name: hello}
                        spec:
                          hosts: [hello]
                          http: [{timeout: 0s, route: [{destination: {}}]}]
                        """, "default"))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageStartingWith("VirtualService.networking.istio.io \"hello\" is invalid: ")
                .hasMessageContaining("spec.http[0].route[0].destination.host");
    }

    @Test
    void unknownFieldIsAMistake() {
        assertThatThrownBy(() -> Manifest.read(ENTRY.formatted("").replace("resolution", "resolutoin"), "default"))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessage("ServiceEntry.networking.istio.io \"httpbin\" is invalid: "
                        + "unknown field \"spec.resolutoin\", did you mean \"resolution\"?");
    }

    @Test
    void documentOfNoKindIsRefused() {
        assertThatThrownBy(() -> Manifest.read("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n", "default"))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageStartingWith("Pod \"a\" is invalid: kind: ");
    }
}
