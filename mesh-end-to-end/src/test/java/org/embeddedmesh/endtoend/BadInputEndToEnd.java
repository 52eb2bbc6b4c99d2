package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused: a Status names the field, and the store keeps what it had. */
@ExtendWith(SharedMesh.class)
class BadInputEndToEnd {

    private static final String VIRTUAL_SERVICE = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata:
              name: helloworldservice
            """;

    private final ConfigServer server;
    private final URI rule;
    private String before = "";

    BadInputEndToEnd(Mesh mesh) {
        this.server = mesh.configServer();
        this.rule = server.object("virtualservices", Mesh.SERVICE);
    }

    @BeforeEach
    void aGoodRule() {
        assertThat(server.create("destinationrules", Rules.subsets()).statusCode())
                .isEqualTo(201);
        before = server.create("virtualservices", Rules.virtualServiceTo("v1")).body();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("no YAML", "{a: [", 400, "line"),
                arguments(
                        "unknown kind",
                        VIRTUAL_SERVICE.replace("VirtualService", "VirtualServise"),
                        400,
                        "VirtualServise"),
                arguments(
                        "unknown field",
                        VIRTUAL_SERVICE + "spec: {hosts: [a], http: [{rout: []}]}",
                        400,
                        "spec.http[0].rout"),
                arguments(
                        "negative weight",
                        VIRTUAL_SERVICE + "spec: {hosts: [a], http: [{route: [{destination: {host: a}, weight: -1}]}]}",
                        422,
                        "spec.http[0].route[0].weight"),
                arguments(
                        "bad regex",
                        VIRTUAL_SERVICE
                                + "spec: {hosts: [a], http: [{match: [{uri: {regex: '('}}], route: [{destination: {host: a}}]}]}",
                        422,
                        "spec.http[0].match[0].uri.regex"),
                arguments(
                        "malformed host",
                        VIRTUAL_SERVICE + "spec: {hosts: ['no host'], http: [{route: [{destination: {host: a}}]}]}",
                        422,
                        "spec.hosts[0]"),
                arguments(
                        "stale resourceVersion",
                        VIRTUAL_SERVICE.replace("metadata:", "metadata:\n  resourceVersion: '1'")
                                + "spec: {hosts: [a], http: [{route: [{destination: {host: a}}]}]}",
                        409,
                        "the object has been modified"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedAndChangesNothing(String what, String yaml, int status, String mention) {
        URI strict = URI.create(rule + "?fieldValidation=Strict");
        HttpResponse<String> answer = Http.send("PUT", strict, "application/yaml", yaml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"kind\":\"Status\"").contains(mention);
        assertThat(Http.get(rule).body()).isEqualTo(before);
        if (status == 422) {
            assertThat(answer.body()).contains("\"field\":\"" + mention + "\"");
        }
    }

    @Test
    void kubectlShowsTheField() {
        Kubectl.Result result = Kubectl.of(server)
                .tryRun("patch", "virtualservice", Mesh.SERVICE, "--type=merge", "-p", Rules.split(50, -1));
        assertThat(result.exit()).isNotZero();
        assertThat(result.output()).contains("spec.http[0].route[1].weight");
    }
}
