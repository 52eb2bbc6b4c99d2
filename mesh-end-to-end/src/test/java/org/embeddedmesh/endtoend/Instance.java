package org.embeddedmesh.endtoend;

import java.util.List;
import java.util.stream.Stream;

/** One instance of a service on a port of its own, that is ended and started again. */
final class Instance implements Restartable, AutoCloseable {

    private final String name;
    private final int port = Ports.free();
    private Member process;

    private Instance(String name, List<String> options) {
        this.name = name;
        this.process = Member.ofJar(name, Mesh.SAMPLE_JAR, port, options);
    }

    /** Starts one of the sample's service that greets with its name. */
    static Instance start(String name, String service, String version, String... options) {
        return new Instance(
                name,
                Stream.concat(
                                Stream.of(
                                        "--spring.application.name=" + service,
                                        "--mesh.service.port=9095",
                                        "--mesh.service.labels.version=" + version,
                                        "--sample.greeting=" + greeting(name)),
                                Stream.of(options))
                        .toList());
    }

    private static String greeting(String name) {
        return "Hello from " + name;
    }

    /** What it answers with. */
    String greeting() {
        return greeting(name);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    @Override
    public Member process() {
        return process;
    }

    /** Ends it as {@code kill -9} does. */
    Outage kill() throws InterruptedException {
        long from = System.currentTimeMillis();
        process.kill();
        return new Outage("kill -9 of " + name, port, from, System.currentTimeMillis(), LoadCaller.CALLERS);
    }

    @Override
    public void startAgain() {
        process = process.startAgain();
    }

    Instance awaitHealthy() {
        process.awaitHealthy();
        return this;
    }

    @Override
    public void close() {
        process.close();
    }
}
