package org.embeddedmesh.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of calls that is our specification: each file a mesh, each row a call and its end. */
class SimulationTableTests {

    private static final Path FOLDER = Path.of("src/test/resources/simulation");
    private static final int LEAST_CALLS = 120;

    @TestFactory
    Stream<DynamicContainer> callsEndAsTheTableSays() throws IOException {
        return files().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.name(),
                        file.rows().stream()
                                .map(row -> DynamicTest.dynamicTest(row.name(), () -> row.check(file.mesh())))));
    }

    @Test
    void tableIsComplete() throws IOException {
        assertThat(files().stream().mapToInt(it -> it.rows().size()).sum()).isGreaterThanOrEqualTo(LEAST_CALLS);
        assertThat(files()).allSatisfy(it -> assertThat(it.rows()).as(it.name()).isNotEmpty());
    }

    private static List<TableFile> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(TableFile::read).toList();
        }
    }
}
