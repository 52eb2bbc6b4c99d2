package org.embeddedmesh.spring.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The directory of files that this user's programs can do without. */
final class CacheDirectory {

    private static final String NAME = "embedded-mesh";

    private CacheDirectory() {}

    /** In the user's home; where that cannot be written, as in many containers, among the temporary files. */
    static Path ofUser(UnaryOperator<String> systemProperty) {
        String home = String.valueOf(systemProperty.apply("user.home"));
        Path caches = Path.of(home, ".cache");
        if (Files.isWritable(Files.exists(caches) ? caches : Path.of(home))) {
            return caches.resolve(NAME);
        }
        String user = String.valueOf(systemProperty.apply("user.name")).replaceAll("[^A-Za-z0-9._-]", "_");
        return Path.of(String.valueOf(systemProperty.apply("java.io.tmpdir")), NAME + "-" + user);
    }
}
