package org.embeddedmesh.istio.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.istio.resource.FieldError.Reason;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The specs below {@code refused} and {@code accepted}, each with all that is to be said of it in comments above it. */
final class ResourceReaderTests {

    @TestFactory
    List<DynamicTest> refusedWithFieldAndReason() throws IOException {
        return ResourceCase.below("refused").stream()
                .map(it -> DynamicTest.dynamicTest(it.name(), () -> checkRefused(it)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> acceptedWithWarnings() throws IOException {
        return ResourceCase.below("accepted").stream()
                .map(it -> DynamicTest.dynamicTest(it.name(), () -> checkAccepted(it)))
                .toList();
    }

    private static void checkRefused(ResourceCase resource) {
        Reading reading = resource.read();
        assertThat(reading.errors())
                .extracting(it -> it.field() + ": " + it.message())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(resource.remarks());
        assertThat(reading.resource()).isEmpty();
        assertThat(reading.unknownFields()).isEmpty();
    }

    private static void checkAccepted(ResourceCase resource) {
        Reading reading = resource.read();
        List<String> remarks = new ArrayList<>(reading.warnings());
        reading.unknownFields().forEach(it -> remarks.add(it.message()));
        assertThat(reading.errors()).isEmpty();
        assertThat(reading.resource()).isPresent();
        assertThat(remarks).containsExactlyInAnyOrderElementsOf(resource.remarks());
    }

    @Test
    void namesOfObjectsAreThoseOfKubernetes() {
        assertThat(errors("metadata: {name: A_b, namespace: a.b, labels: {version: 'a b'}}"))
                .extracting(FieldError::field)
                .containsExactly("metadata.name", "metadata.namespace", "metadata.labels.version");
        assertThat(errors("metadata: {namespace: default}"))
                .containsExactly(new FieldError(
                        "metadata.name",
                        Reason.FIELD_VALUE_REQUIRED,
                        "Required value: name or generateName is required"));
        assertThat(errors("metadata: {generateName: a-}")).isEmpty();
    }

    @Test
    void aCreationTimeMustBeOne() {
        assertThat(errors("metadata: {name: a, creationTimestamp: today}"))
                .extracting(FieldError::field)
                .containsExactly("metadata.creationTimestamp");
    }

    @Test
    void anUnknownKindOrVersionIsRefusedWithTheKnownOnes() {
        String known =
                "known are VirtualService, DestinationRule, ServiceEntry, WorkloadEntry, Sidecar, AuthorizationPolicy";
        assertThat(read("{apiVersion: networking.istio.io/v1, kind: Gateway}").errors())
                .containsExactly(new FieldError(
                        "kind",
                        Reason.FIELD_VALUE_INVALID,
                        "Invalid value: \"Gateway\": no kind of this name in \"networking.istio.io/v1\"; " + known));
        assertThat(read("{apiVersion: networking.istio.io/v2, kind: VirtualService}")
                        .errors())
                .hasSize(1);
        assertThat(read("{apiVersion: networking.istio.io/v1}").errors())
                .containsExactly(new FieldError("kind", Reason.FIELD_VALUE_REQUIRED, "Required value: " + known));
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThat(read("hello").errors())
                .containsExactly(new FieldError(
                        "kind",
                        Reason.FIELD_VALUE_REQUIRED,
                        "Required value: an object was expected, not a value of type string"));
        assertThat(read("[a, b]").errors()).hasSize(1);
    }

    @Test
    void aSpecIsRequiredAndIsAnObject() {
        String head = "apiVersion: networking.istio.io/v1\nkind: WorkloadEntry\nmetadata: {name: a}\n";
        assertThat(read(head).errors())
                .containsExactly(new FieldError("spec", Reason.FIELD_VALUE_REQUIRED, "Required value"));
        assertThat(read(head + "spec: text").errors())
                .containsExactly(new FieldError(
                        "spec", Reason.FIELD_VALUE_TYPE_INVALID, "Invalid value: \"string\": must be of type object"));
    }

    private static List<FieldError> errors(String metadata) {
        return read("apiVersion: networking.istio.io/v1\nkind: WorkloadEntry\nspec: {address: 10.0.0.1}\n" + metadata)
                .errors();
    }

    private static Reading read(String yaml) {
        return ResourceReader.read(YamlReader.read(yaml).get(0));
    }
}
