package org.embeddedmesh.endtoend;

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

/** The JDK's HTTP client, which knows nothing of the mesh, with the exceptions that tests do not catch. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private static final ObjectMapper JSON = new ObjectMapper();

    private Http() {}

    /** Sends GET with headers given as name, value, name, value. */
    static HttpResponse<String> get(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static HttpResponse<String> send(String method, URI uri, String contentType, String body) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body)));
    }

    static boolean answersOk(URI uri) {
        try {
            return get(uri).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return json(answer, JsonNode.class);
    }

    static <T> T json(HttpResponse<String> answer, Class<T> type) {
        try {
            return JSON.readValue(answer.body(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
