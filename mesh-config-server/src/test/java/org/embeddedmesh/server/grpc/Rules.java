package org.embeddedmesh.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.embeddedmesh.istio.resource.YamlReader;
import org.embeddedmesh.server.app.RunningConfigServer;

/** What an operator does: applies and deletes rules through the API, and looks who is connected. */
final class Rules {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> applied = new LinkedHashSet<>();
    private final RunningConfigServer server;

    Rules(RunningConfigServer server) {
        this.server = server;
    }

    /** Creates or replaces each, and gives the warnings that came back. */
    List<String> apply(String yaml) {
        return YamlReader.read(yaml).stream()
                .flatMap(it -> apply((ObjectNode) it).stream())
                .toList();
    }

    private List<String> apply(ObjectNode resource) {
        HttpResponse<String> present = send(HttpRequest.newBuilder(server.api(path(resource, true))));
        boolean there = present.statusCode() == 200;
        if (there) {
            ((ObjectNode) resource.path("metadata"))
                    .set("resourceVersion", tree(present.body()).at("/metadata/resourceVersion"));
        }
        HttpResponse<String> response = send(HttpRequest.newBuilder(server.api(path(resource, there)))
                .header("Content-Type", "application/json")
                .method(there ? "PUT" : "POST", BodyPublishers.ofString(resource.toString())));
        assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
        applied.add(path(resource, true));
        return response.headers().allValues("Warning");
    }

    void delete(String yaml) {
        YamlReader.read(yaml).forEach(it -> remove(path(it, true)));
    }

    /** Of all that was applied. */
    void deleteAll() {
        applied.forEach(this::remove);
        applied.clear();
    }

    private void remove(String path) {
        send(HttpRequest.newBuilder(server.api(path)).DELETE());
    }

    /** {@code /debug/clients}. */
    JsonNode clients() {
        return tree(send(HttpRequest.newBuilder(server.api("/debug/clients"))).body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String path(JsonNode resource, boolean named) {
        String kind = resource.path("kind").asText().toLowerCase(Locale.ROOT);
        String plural = kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
        String collection = "/apis/" + resource.path("apiVersion").asText() + "/namespaces/default/" + plural;
        return named ? collection + "/" + resource.at("/metadata/name").asText() : collection;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
