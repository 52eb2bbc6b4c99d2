package org.embeddedmesh.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The sample's service as a process. */
public final class HelloWorldService {

    /** How the mesh knows it, whatever port it listens on. */
    public static final URI IN_THE_MESH = URI.create("http://helloworldservice:9095");

    private final Peer peer;
    private final URI uri;

    private HelloWorldService(Peer peer, URI uri) {
        this.peer = peer;
        this.uri = uri;
    }

    /** An instance of {@code helloworldservice}. */
    public static HelloWorldService start(ConfigServer mesh, String version, String greeting)
            throws IOException, InterruptedException {
        int port = Ports.free();
        List<String> options = options(port, mesh);
        options.add("--mesh.service.labels.version=" + version);
        options.add("--sample.greeting=" + greeting);
        Peer peer = Java.start("helloworldservice-" + version, "sample-helloworld", "", options);
        URI uri = URI.create("http://127.0.0.1:" + port);
        peer.awaitOk(uri.resolve("/actuator/health"));
        return new HelloWorldService(peer, uri);
    }

    /** One that asks for the caller's certificate, under a name of its own in the mesh. */
    public static HelloWorldService startWithMutualTls(ConfigServer mesh, Certificates certificates)
            throws IOException, InterruptedException {
        int port = Ports.free();
        int health = Ports.free();
        List<String> options = options(port, mesh);
        options.add("--mesh.service.name=helloworldservice-tls");
        options.add("--server.ssl.certificate=" + certificates.chainOf(Certificates.SERVICE));
        options.add("--server.ssl.certificate-private-key=" + certificates.keyOf(Certificates.SERVICE));
        options.add("--server.ssl.trust-certificate=" + certificates.authority());
        options.add("--server.ssl.client-auth=need");
        options.add("--management.server.port=" + health);
        options.add("--management.server.ssl.enabled=false");
        Peer peer = Java.start("helloworldservice-tls", "sample-helloworld", "", options);
        peer.awaitOk(URI.create("http://127.0.0.1:" + health + "/actuator/health"));
        return new HelloWorldService(peer, URI.create("https://127.0.0.1:" + port));
    }

    private static List<String> options(int port, ConfigServer mesh) {
        List<String> options = new ArrayList<>(mesh.joinOptions());
        options.add("--server.address=127.0.0.1");
        options.add("--server.port=" + port);
        options.add("--mesh.service.port=" + IN_THE_MESH.getPort());
        return options;
    }

    public Peer peer() {
        return peer;
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    public void close() {
        peer.close();
    }
}
