package org.embeddedmesh.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Watches the rules as Kubernetes' clients do: goes on after the last version that it was told, whenever its connection ended. */
final class RuleWatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Long> told = new ArrayList<>();
    private final Map<String, String> marks = new HashMap<>();
    private final List<String> errors = new ArrayList<>();
    private long version;

    /** @param version after which it begins */
    RuleWatch(long version) {
        this.version = version;
    }

    /** Follows a server until that is gone. */
    void follow(ConfigServer server) {
        URI uri = URI.create(ConfigServer.collection(server.uri("/"), "virtualservices")
                + "?watch=true&allowWatchBookmarks=true&resourceVersion=" + version());
        try {
            http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines())
                    .body()
                    .forEach(this::take);
        } catch (IOException | UncheckedIOException killed) {
            // The next server is followed after the version that was told last.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void take(String line) {
        JsonNode event = json(line);
        JsonNode metadata = event.at("/object/metadata");
        switch (event.path("type").asText()) {
            case "ADDED", "MODIFIED" -> {
                told.add(metadata.path("resourceVersion").asLong());
                marks.put(
                        metadata.path("name").asText(),
                        metadata.at("/annotations/mark").asText());
            }
            case "DELETED" -> {
                told.add(metadata.path("resourceVersion").asLong());
                marks.remove(metadata.path("name").asText());
            }
            case "BOOKMARK" -> {}
            default -> errors.add(line);
        }
        version = Math.max(version, metadata.path("resourceVersion").asLong());
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized long version() {
        return version;
    }

    /** The versions of all events, as they came. */
    synchronized List<Long> told() {
        return List.copyOf(told);
    }

    /** The rules with their marks, as they are by what was told. */
    synchronized Map<String, String> marks() {
        return Map.copyOf(marks);
    }

    synchronized List<String> errors() {
        return List.copyOf(errors);
    }
}
