package org.embeddedmesh.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs of the reactor's executable jars. */
final class Java {

    private static final String VERSION = System.getProperty("benchmark.version", "0.1.0-SNAPSHOT");

    private Java() {}

    /** @param ending between the module's version and {@code .jar} */
    static Peer start(String name, String module, String ending, List<String> options) throws IOException {
        Path jar = Path.of("..", module, "target", module + "-" + VERSION + ending + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is not there: the modules before this one have to be built");
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(options);
        return Peer.start(name, command);
    }
}
