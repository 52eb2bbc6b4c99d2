package org.embeddedmesh.istio.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.embeddedmesh.istio.resource.Kind;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.YamlReader;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.istio.world.Worlds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each part, begun by {@code ===} and a name, of a file below {@code src/test/resources/analysis} is a resource after what is
 * to be found in it, as comments, and before the rest of its world. All stand in the world of {@code world.yaml}.
 */
final class AnalysisTests {

    private static final Path ROOT = Path.of("src", "test", "resources", "analysis");
    private static final String WORLD = "world.yaml";

    @TestFactory
    List<DynamicTest> whatIsToBeFoundIsFoundAndNothingElse() throws IOException {
        String rest = Files.readString(ROOT.resolve(WORLD));
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(it -> !it.endsWith(WORLD))
                    .sorted()
                    .flatMap(file -> Arrays.stream(text(file).split("(?m)^=== "))
                            .filter(it -> !it.isBlank())
                            .map(it -> DynamicTest.dynamicTest(
                                    file.getFileName() + " "
                                            + it.lines().findFirst().orElse(""),
                                    () -> check(it.substring(it.indexOf('\n') + 1), rest))))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(String part, String rest) {
        List<String> expected = part.lines()
                .filter(it -> it.startsWith("# "))
                .map(it -> it.substring(2))
                .toList();
        List<Resource<?>> resources = Worlds.resources(YamlReader.read(part + "---\n" + rest));
        World world = World.of(
                resources,
                List.of(Worlds.instance("hello", 9095, 9095, Map.of("version", "v1"))),
                MeshSettings.defaults());
        assertThat(Analysis.of(world, resources.get(0)))
                .extracting(Finding::message)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void aResourceThatIsNotThereYetCountsInsteadOfTheOneOfItsName() {
        String old = """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: a, namespace: default}
                spec: {hosts: [a.example.com], http: [{route: [{destination: {host: nobody}}]}]}
                """;
        World world = Worlds.of(old);
        List<JsonNode> next = YamlReader.read(old.replace("host: nobody", "host: somebody"));
        assertThat(Analysis.of(world, Worlds.resources(next).get(0)))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains("somebody"));
    }

    @Test
    void atMostAHundredAreReported() {
        String routes = "{route: [{destination: {host: nobody}}], match: [{uri: {exact: /%d}}]}, ";
        StringBuilder http = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            http.append(routes.formatted(i));
        }
        World world = Worlds.of("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: a, namespace: default}
                spec: {hosts: [a.example.com], http: [%s]}
                """.formatted(http));
        assertThat(Analysis.of(world, rule(world))).hasSize(100);
    }

    @Test
    void manyRoutesAreComparedOnlySoFar() {
        StringBuilder http = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            http.append("{directResponse: {status: 200}, match: [{uri: {exact: /%d}}]}, ".formatted(i));
        }
        http.append("{directResponse: {status: 200}, match: [{uri: {exact: /0}}]}");
        World world = Worlds.of("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: a, namespace: default}
                spec: {hosts: [a.example.com], http: [%s]}
                """.formatted(http));
        assertThat(Analysis.of(world, rule(world))).isEmpty();
    }

    private static Resource<?> rule(World world) {
        return world.resource(Kind.VIRTUAL_SERVICE, "default", "a").orElseThrow();
    }
}
