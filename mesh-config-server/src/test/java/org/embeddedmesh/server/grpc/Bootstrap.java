package org.embeddedmesh.server.grpc;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The bootstrap file that the user guide shows, towards another port. */
final class Bootstrap {

    private static final Path GUIDE = Path.of("..", "docs", "guide.md");
    private static final String HEADING = "## gRPC applications";

    private Bootstrap() {}

    static Map<String, Object> of(int xdsPort) {
        try {
            String section = Files.readString(GUIDE).split(HEADING, 2)[1];
            String json = section.split("```json\n", 2)[1].split("```", 2)[0];
            return new ObjectMapper()
                    .readValue(json.replace("127.0.0.1:15010", "127.0.0.1:" + xdsPort), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
