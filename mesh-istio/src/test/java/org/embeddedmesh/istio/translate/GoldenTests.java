package org.embeddedmesh.istio.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code name.yaml} below {@code src/test/resources/golden} is a question and Istio resources; its
 * {@code name.golden.yaml} is the answer. A new answer is written with {@code -Dgolden.update=true}, to be read before
 * it is committed.
 */
final class GoldenTests {

    private static final Path ROOT = Path.of("src", "test", "resources", "golden");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TestFactory
    List<DynamicTest> translationIsTheGoldenOne() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(GoldenTests::isQuestion)
                    .sorted()
                    .map(it -> DynamicTest.dynamicTest(ROOT.relativize(it).toString(), () -> check(it)))
                    .toList();
        }
    }

    private static boolean isQuestion(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") && !name.endsWith(".golden.yaml");
    }

    private static void check(Path question) throws IOException {
        JsonNode answer = GoldenCase.read(Files.readString(question)).answer();
        Path golden = Path.of(question.toString().replaceAll("\\.yaml$", ".golden.yaml"));
        if (UPDATE) {
            Files.writeString(golden, Yaml.write(answer));
        }
        assertThat(Yaml.write(answer)).isEqualTo(Files.readString(golden));
    }
}
