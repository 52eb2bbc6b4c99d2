package org.embeddedmesh.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs of others that tests use where this machine has them. */
final class Programs {

    private Programs() {}

    /** The first of these names that is on the PATH; without one, the test is skipped. */
    static String require(String... names) {
        Optional<String> found = Stream.of(names).filter(Programs::isOnPath).findFirst();
        assumeTrue(found.isPresent(), "needs " + names[0] + ", and there is none on the PATH");
        return found.orElseThrow();
    }

    private static boolean isOnPath(String name) {
        return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }
}
