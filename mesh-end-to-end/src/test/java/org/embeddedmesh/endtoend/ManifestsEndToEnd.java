package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests of k8s, by kubectl's client-side dry runs: no cluster is needed. */
class ManifestsEndToEnd {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MANIFESTS = Path.of("..", "k8s");
    /** Commands that read a file into kubectl's own types, per kind: what these do not know is lost on the way. */
    private static final Map<String, List<String>> TYPED = Map.of(
            "Deployment", List.of("set", "env", "CHECKED=true"), "Service", List.of("set", "selector", "checked=true"));

    private final Kubectl kubectl = Kubectl.offline();

    @TempDir
    Path directory;

    private Path rendered = Path.of("");

    @BeforeEach
    void render() throws IOException {
        rendered = directory.resolve("rendered.yaml");
        Files.writeString(rendered, kubectl.run("kustomize", MANIFESTS.toString()));
    }

    @Test
    void everyObjectPassesTheDryRunThatTheGuideShows() {
        assertThat(dryRun(rendered, "name", "label", "checked=true").lines())
                .containsExactlyInAnyOrder(
                        "service/mesh-config-server",
                        "service/helloworldservice",
                        "service/hellodemo",
                        "persistentvolumeclaim/mesh-config",
                        "deployment.apps/mesh-config-server",
                        "deployment.apps/helloworldservice-v1",
                        "deployment.apps/helloworldservice-v2",
                        "deployment.apps/hellodemo");
    }

    @Test
    void kubectlKnowsEveryField() throws IOException {
        List<JsonNode> objects = JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(dryRun(rendered, "json", "label", "checked=true"))
                .readAll();
        for (JsonNode object : objects) {
            List<String> command = TYPED.get(object.path("kind").asText());
            if (command != null) {
                if (command.contains("selector")) {
                    ((ObjectNode) object.path("spec")).remove("selector");
                }
                Path file = Files.writeString(directory.resolve("object.json"), object.toString());
                JsonNode typed = JSON.readTree(dryRun(file, "json", command.toArray(String[]::new)));
                assertContains(typed, object, object.at("/metadata/name").asText());
            }
        }
    }

    private String dryRun(Path file, String output, String... command) {
        List<String> options = List.of("--local", "--dry-run=client", "-f", file.toString(), "-o", output);
        return kubectl.run(Stream.concat(Stream.of(command), options.stream()).toArray(String[]::new));
    }

    private static void assertContains(JsonNode typed, JsonNode written, String path) {
        if (!written.isContainerNode()) {
            assertThat(typed).as(path).isEqualTo(written);
        }
        written.properties()
                .forEach(field ->
                        assertContains(typed.path(field.getKey()), field.getValue(), path + "." + field.getKey()));
        for (int index = 0; written.isArray() && index < written.size(); index++) {
            assertContains(typed.path(index), written.path(index), path + "[" + index + "]");
        }
    }
}
