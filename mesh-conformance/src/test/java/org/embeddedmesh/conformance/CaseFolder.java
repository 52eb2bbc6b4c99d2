package org.embeddedmesh.conformance;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder of cases that the environment variable {@code CONFORMANCE_DIR} names. */
public final class CaseFolder {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    private final Path root;

    private CaseFolder(Path root) {
        this.root = root;
    }

    /** Empty when the variable is not set: then nothing runs. Set to something that is no folder is a failure. */
    static Optional<CaseFolder> find() {
        String name = System.getenv("CONFORMANCE_DIR");
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        Path root = Path.of(name);
        if (!Files.isDirectory(root)) {
            throw new IllegalStateException("CONFORMANCE_DIR names no folder: " + root.toAbsolutePath());
        }
        return Optional.of(new CaseFolder(root));
    }

    public boolean has(String path) {
        return Files.isRegularFile(root.resolve(path));
    }

    /** Envoy's own files have a comma too many here and there. */
    public JsonNode json(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    public String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    public byte[] bytes(String path) {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Names of the folders of a folder, sorted; relative to the root. */
    public List<String> directories(String folder) {
        return list(folder, Files::isDirectory);
    }

    /** Names of the files of a folder, sorted; relative to the root. */
    public List<String> files(String folder, String suffix) {
        return list(folder, it -> it.toString().endsWith(suffix));
    }

    private List<String> list(String folder, Predicate<Path> wanted) {
        Path directory = root.resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(wanted)
                    .map(it -> folder + "/" + it.getFileName())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder, e);
        }
    }
}
