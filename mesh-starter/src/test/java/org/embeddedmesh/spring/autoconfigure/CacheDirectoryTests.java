package org.embeddedmesh.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheDirectoryTests {

    @TempDir
    private Path directory;

    @Test
    void homeThatCanBeWrittenIsTaken() {
        assertThat(ofUser(directory.toString(), "jane")).isEqualTo(directory.resolve(".cache/embedded-mesh"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void withoutAHomeItIsADirectoryOfTheUserAmongTemporaryFiles() {
        assertThat(ofUser(directory.resolve("missing").toString(), "jane")).hasToString("/tmp/embedded-mesh-jane");
    }

    @Test
    void userWithoutANameIsNoPath() {
        assertThat(ofUser("?", "../?")).hasToString("/tmp/embedded-mesh-..__");
    }

    private static Path ofUser(String home, String user) {
        return CacheDirectory.ofUser(Map.of("user.home", home, "user.name", user, "java.io.tmpdir", "/tmp")::get);
    }
}
