package org.embeddedmesh.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** A config server of our own, with an empty store in memory. */
public final class ConfigServer {

    private final Peer peer;
    private final URI api;
    private final int xdsPort;
    private final HttpClient client = HttpClient.newHttpClient();

    private ConfigServer(Peer peer, URI api, int xdsPort) {
        this.peer = peer;
        this.api = api;
        this.xdsPort = xdsPort;
    }

    public static ConfigServer start() throws IOException, InterruptedException {
        int apiPort = Ports.free();
        int xdsPort = Ports.free();
        Peer peer = Java.start(
                "config-server",
                "mesh-config-server",
                "-exec",
                List.of(
                        "--mesh.server.api.port=" + apiPort,
                        "--mesh.server.xds.port=" + xdsPort,
                        "--mesh.server.store.type=memory"));
        URI api = URI.create("http://127.0.0.1:" + apiPort);
        peer.awaitOk(api.resolve("/actuator/health"));
        return new ConfigServer(peer, api, xdsPort);
    }

    public Peer peer() {
        return peer;
    }

    /** The option that makes an application a member of this server's mesh, for as long as it runs. */
    public List<String> joinOptions() {
        return List.of("--mesh.control-plane.address=127.0.0.1:" + xdsPort, "--mesh.cache.enabled=false");
    }

    /** Creates an object from YAML. */
    public void create(String plural, String yaml) throws IOException, InterruptedException {
        send("POST", plural, "application/yaml", yaml);
    }

    /** Changes an object; returns when the API has answered. */
    public void patch(String plural, String name, String json) throws IOException, InterruptedException {
        send("PATCH", plural + "/" + name, "application/merge-patch+json", json);
    }

    private void send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        api.resolve("/apis/networking.istio.io/v1/namespaces/default/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", contentType)
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    public void close() {
        peer.close();
    }
}
