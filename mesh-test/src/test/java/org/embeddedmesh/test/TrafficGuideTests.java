package org.embeddedmesh.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example of the traffic guide is run. */
class TrafficGuideTests {

    private static final Path GUIDE = Path.of("../docs/traffic.md");
    private static final Pattern BLOCK = Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String SERVICES = "services: [\"helloworldservice:9095 v1 v2\", \"greeting:80\"]\n";

    @TestFactory
    Stream<DynamicContainer> examplesHold() throws IOException {
        return examples().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.name(),
                        file.rows().stream()
                                .map(row -> DynamicTest.dynamicTest(row.name(), () -> row.check(file.mesh())))));
    }

    @Test
    void everyExampleHasCalls() throws IOException {
        assertThat(examples())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.rows()).as(it.name()).isNotEmpty());
    }

    /** Each section with the rules of the introduction. */
    private static List<TableFile> examples() throws IOException {
        String[] sections = Files.readString(GUIDE).split("(?m)^## ");
        List<TableFile> examples = new ArrayList<>();
        for (int i = 1; i < sections.length; i++) {
            List<String> blocks = new ArrayList<>(blocks(sections[0]));
            blocks.addAll(blocks(sections[i]));
            examples.add(TableFile.of(sections[i].lines().findFirst().orElse(""), String.join("---\n", blocks)));
        }
        return examples;
    }

    private static List<String> blocks(String section) {
        Matcher matcher = BLOCK.matcher(section);
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            String block = matcher.group(1);
            blocks.add(block.startsWith("calls:") ? SERVICES + block : block);
        }
        return blocks;
    }
}
