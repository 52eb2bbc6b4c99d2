package org.embeddedmesh.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKnownWorkloadsTests {

    @TempDir
    private Path directory;

    @Test
    void whatWasSavedIsLoaded() {
        Path file = directory.resolve("workloads.json");
        WorkloadInstance workload = WorkloadReader.read(
                        RegistryFixture.workload()
                                .putLabels("version", "v1")
                                .setLocality("eu/a")
                                .build(),
                        "")
                .workload();
        new FileKnownWorkloads(file).save(List.of(workload));
        assertThat(new FileKnownWorkloads(file).load()).containsExactly(workload);
        assertThat(directory).isDirectoryNotContaining("glob:**.next");
    }

    @Test
    void withoutAFileNothingIsKnown() {
        assertThat(new FileKnownWorkloads(directory.resolve("none.json")).load())
                .isEmpty();
    }

    @Test
    void damagedFileIsNothingKnown() throws IOException {
        Path file = Files.writeString(directory.resolve("damaged.json"), "[{\"name\":");
        assertThat(new FileKnownWorkloads(file).load()).isEmpty();
        Path strange = Files.writeString(directory.resolve("strange.json"), "[{\"nothing\": 1}]");
        assertThat(new FileKnownWorkloads(strange).load()).isEmpty();
    }

    @Test
    void directoryThatIsGoneIsSurvived() {
        new FileKnownWorkloads(directory.resolve("no/such/workloads.json")).save(List.of());
    }
}
