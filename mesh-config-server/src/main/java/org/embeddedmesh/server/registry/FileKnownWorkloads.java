package org.embeddedmesh.server.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers workloads in a JSON file, which is replaced whole. */
public final class FileKnownWorkloads implements KnownWorkloads {

    private static final Logger log = LoggerFactory.getLogger(FileKnownWorkloads.class);

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;
    private final Path next;

    public FileKnownWorkloads(Path file) {
        this.file = file;
        this.next = file.resolveSibling(file.getFileName() + ".next");
    }

    @Override
    public List<WorkloadInstance> load() {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            return json.readValue(file.toFile(), new TypeReference<List<WorkloadInstance>>() {});
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "{} cannot be read ({}): workloads are unknown until they announce themselves again",
                    file,
                    e.getMessage());
            return List.of();
        }
    }

    @Override
    public void save(List<WorkloadInstance> workloads) {
        try {
            json.writeValue(next.toFile(), workloads);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("{} cannot be written ({}): a restart would forget the workloads", file, e.getMessage());
        }
    }
}
