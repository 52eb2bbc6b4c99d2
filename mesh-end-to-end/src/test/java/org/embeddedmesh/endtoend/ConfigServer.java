package org.embeddedmesh.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A config server on ports of its own, with its API. */
final class ConfigServer implements Restartable, AutoCloseable {

    private static final Path JAR =
            Path.of("..", "mesh-config-server", "target", "mesh-config-server-" + Mesh.VERSION + "-exec.jar");

    private Member process;
    private final int xdsPort;

    private ConfigServer(Member process, int xdsPort) {
        this.process = process;
        this.xdsPort = xdsPort;
    }

    /** Starts one that forgets its rules when it ends. */
    static ConfigServer inMemory(int xdsPort) {
        ConfigServer server = start(Ports.free(), xdsPort, "--mesh.server.store.type=memory");
        server.process.awaitHealthy();
        return server;
    }

    /** Starts one without waiting for it. */
    static ConfigServer start(int apiPort, int xdsPort, String storeOption) {
        List<String> options =
                List.of("--mesh.server.api.port=" + apiPort, "--mesh.server.xds.port=" + xdsPort, storeOption);
        return new ConfigServer(Member.ofJar("config-server", JAR, apiPort, options), xdsPort);
    }

    @Override
    public void startAgain() {
        process = process.startAgain();
    }

    @Override
    public Member process() {
        return process;
    }

    URI uri(String path) {
        return process.uri(path);
    }

    int xdsPort() {
        return xdsPort;
    }

    /** The option that makes an application with the starter a member of this server's mesh. */
    String joinOption() {
        return "--mesh.control-plane.address=127.0.0.1:" + xdsPort;
    }

    /** What the workloads that are connected listen on. */
    List<Integer> connectedPorts() {
        List<Integer> ports = new ArrayList<>();
        for (JsonNode workload : Http.json(Http.get(uri("/debug/registry")))) {
            if (workload.path("state").asText().equals("CONNECTED")) {
                workload.path("workload")
                        .path("ports")
                        .forEach(it -> ports.add(it.path("targetPort").asInt()));
            }
        }
        return ports;
    }

    static URI collection(URI server, String plural) {
        return server.resolve("/apis/networking.istio.io/v1/namespaces/default/" + plural);
    }

    HttpResponse<String> create(String plural, String json) {
        return Http.send("POST", collection(uri("/"), plural), "application/json", json);
    }

    HttpResponse<String> mergePatch(String plural, String name, String json) {
        return Http.send("PATCH", object(plural, name), "application/merge-patch+json", json);
    }

    HttpResponse<String> delete(String plural, String name) {
        return Http.send("DELETE", object(plural, name), "application/json", "{}");
    }

    URI object(String plural, String name) {
        return URI.create(collection(uri("/"), plural) + "/" + name);
    }

    @Override
    public void close() {
        process.close();
    }
}
