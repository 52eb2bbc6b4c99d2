package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The spec of a resource, and what is to be said of it: the comments above it. Its kind is the name of the directory.
 *
 * @param name where it stands
 */
record ResourceCase(String name, Kind kind, String spec, List<String> remarks) {

    private static final Path ROOT = Path.of("src", "test", "resources");

    /** All of a directory; {@code ---} is between two of one file. */
    static List<ResourceCase> below(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(ResourceCase::in)
                    .toList();
        }
    }

    Reading read() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", kind.group() + "/v1").put("kind", kind.kindName());
        object.putObject("metadata").put("name", "a").put("namespace", "default");
        object.set("spec", YamlReader.read(spec).get(0));
        return ResourceReader.read(object);
    }

    private static Stream<ResourceCase> in(Path file) {
        String directory = file.getName(file.getNameCount() - 2).toString();
        Kind kind = Arrays.stream(Kind.values())
                .filter(it -> it.singular().equals(directory))
                .findFirst()
                .orElseThrow();
        List<String> texts = List.of(text(file).split("(?m)^---$\n"));
        return IntStream.range(0, texts.size())
                .mapToObj(it -> of(directory + "/" + file.getFileName() + " " + (it + 1), kind, texts.get(it)));
    }

    private static ResourceCase of(String name, Kind kind, String text) {
        List<String> remarks = text.lines()
                .filter(it -> it.startsWith("# "))
                .map(it -> it.substring(2))
                .toList();
        return new ResourceCase(name, kind, text, remarks);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
