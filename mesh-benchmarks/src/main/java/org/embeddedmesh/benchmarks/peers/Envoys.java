package org.embeddedmesh.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two Envoys, one beside the caller and one beside the service, configured as Istio configures sidecars. */
public final class Envoys {

    private final Peer outbound;
    private final Peer inbound;
    private final URI uri;

    private Envoys(Peer outbound, Peer inbound, URI uri) {
        this.outbound = outbound;
        this.inbound = inbound;
        this.uri = uri;
    }

    /** Plaintext between them. */
    public static Envoys plain(EnvoyProgram program, HelloWorldService service)
            throws IOException, InterruptedException {
        return start(program, "plain", service, Map.of());
    }

    /** Mutual TLS between them. */
    public static Envoys mutualTls(EnvoyProgram program, HelloWorldService service, Certificates certificates)
            throws IOException, InterruptedException {
        return start(
                program,
                "mutual-tls",
                service,
                Map.of("certificates", certificates.directory().toString()));
    }

    private static Envoys start(
            EnvoyProgram program, String security, HelloWorldService service, Map<String, String> more)
            throws IOException, InterruptedException {
        int callerPort = Ports.free();
        Map<String, String> values = Resource.properties("envoy/" + security + ".properties");
        values.putAll(more);
        values.put("logs", Path.of("target", "logs").toAbsolutePath().toString());
        values.put("security", security);
        values.put("port.caller", Integer.toString(callerPort));
        values.put("port.first", Integer.toString(Ports.free()));
        values.put("port.second", Integer.toString(Ports.free()));
        values.put("port.service", Integer.toString(service.uri().getPort()));
        Peer inbound = start(program, "inbound", security, values);
        Peer outbound = start(program, "outbound", security, values);
        return new Envoys(outbound, inbound, URI.create("http://127.0.0.1:" + callerPort));
    }

    private static Peer start(EnvoyProgram program, String side, String security, Map<String, String> values)
            throws IOException, InterruptedException {
        int admin = Ports.free();
        values.put("port.admin", Integer.toString(admin));
        Path directory = Files.createDirectories(Path.of("target", "envoy"));
        Path configuration = directory.resolve(side + "-" + security + ".yaml");
        Files.writeString(configuration, Resource.filled(Resource.text("envoy/" + side + ".yaml"), values));
        Peer envoy = program.start("envoy-" + side + "-" + security, configuration);
        envoy.awaitOk(URI.create("http://127.0.0.1:" + admin + "/ready"));
        return envoy;
    }

    public List<Peer> peers() {
        return List.of(outbound, inbound);
    }

    /** Where the caller's one listens. */
    public URI uri() {
        return uri;
    }

    public void close() {
        outbound.close();
        inbound.close();
    }
}
