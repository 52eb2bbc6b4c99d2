package org.embeddedmesh.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Speaks to the API as plain HTTP clients do. */
final class ApiClient {

    static final String VIRTUAL_SERVICES = "/apis/networking.istio.io/v1/namespaces/default/virtualservices";
    static final String MERGE = "application/merge-patch+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int code, JsonNode json, List<String> warnings) {

        String reason() {
            return json.path("reason").asText();
        }

        String message() {
            return json.path("message").asText();
        }

        List<String> causeFields() {
            return json.at("/details/causes").findValuesAsText("field");
        }

        String text(String pointer) {
            return json.at(pointer).asText();
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final ApiServer server;

    ApiClient(ApiServer server) {
        this.server = server;
    }

    static String route(String name, int weight) {
        return """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: %s, labels: {app: %s}}
                spec:
                  hosts: [reviews]
                  http:
                  - route:
                    - {destination: {host: reviews, subset: v1}, weight: %d}
                    - {destination: {host: reviews, subset: v2}, weight: 10}
                """.formatted(name, name, weight);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    Answer post(String path, String yaml) {
        return send(request(path).header("Content-Type", "application/yaml").POST(BodyPublishers.ofString(yaml)));
    }

    Answer put(String path, String yaml) {
        return send(request(path).header("Content-Type", "application/yaml").PUT(BodyPublishers.ofString(yaml)));
    }

    Answer patch(String path, String type, String patch) {
        return send(request(path).header("Content-Type", type).method("PATCH", BodyPublishers.ofString(patch)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(30));
    }

    Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request, BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), json(response.body()), response.headers().allValues("Warning"));
    }

    HttpResponse<String> raw(HttpRequest.Builder request) {
        return exchange(request, BodyHandlers.ofString());
    }

    /** Events of a watch, as they come. Closing the stream leaves the watch. */
    Stream<JsonNode> watch(String pathAndQuery) {
        return exchange(request(pathAndQuery).GET(), BodyHandlers.ofLines())
                .body()
                .map(ApiClient::json);
    }

    static List<String> next(Iterator<JsonNode> events, int count) {
        return Stream.generate(events::next)
                .limit(count)
                .map(ApiClient::summary)
                .toList();
    }

    static String summary(JsonNode event) {
        return event.path("type").asText() + " "
                + event.at("/object/metadata/name").asText();
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
