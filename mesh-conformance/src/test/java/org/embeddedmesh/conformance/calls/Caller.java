package org.embeddedmesh.conformance.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.embeddedmesh.conformance.echo.Field;
import org.embeddedmesh.conformance.echo.Journal;
import org.embeddedmesh.outbound.OutboundCall;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/** Makes calls as an application does and tells what became of them. */
final class Caller {

    private static final int DEFAULT_PORT = 80;

    private final Mesh mesh;
    private final Journal journal;

    Caller(Mesh mesh, Journal journal) {
        this.mesh = mesh;
        this.journal = journal;
    }

    /** Why no HTTP client library can make the call; empty: it can. */
    static Optional<String> impossible(JsonNode call) {
        if (call.has("from")) {
            return Optional.of("the source address of a call is the process's own");
        }
        String method = call.path("method").asText("GET");
        if (method.equals("CONNECT") || !method.equals(method.toUpperCase(Locale.ROOT))) {
            return Optional.of("no HTTP client library sends the method " + method);
        }
        try {
            URI uri = uri(call);
            return uri.getHost() == null
                    ? Optional.of("no HTTP client library can call " + call.path("to"))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("no HTTP client library can say " + e.getMessage());
        }
    }

    /** @throws IllegalArgumentException if it cannot be written as one */
    private static URI uri(JsonNode call) {
        String path = call.path("path").asText("/");
        if (!path.startsWith("/") || path.chars().anyMatch(it -> it > 0x7f)) {
            throw new IllegalArgumentException(path);
        }
        URI uri = URI.create("http://" + call.path("to").asText() + path);
        if (!call.has("port")) {
            return uri;
        }
        return URI.create("http://" + uri.getHost() + ":" + call.path("port").asInt(DEFAULT_PORT) + path);
    }

    /** Copies of a call may arrive after its answer: they have the time that the call names. */
    Observed call(JsonNode call) throws IOException, InterruptedException {
        String caseId = UUID.randomUUID().toString();
        ClientHttpRequest request = mesh.requests()
                .createRequest(uri(call), HttpMethod.valueOf(call.path("method").asText("GET")));
        addHeaders(call, request.getHeaders());
        request.getHeaders().set("x-case-id", caseId);
        byte[] body = body(call);
        if (body.length > 0) {
            request.getBody().write(body);
        }
        mesh.finished().take();
        try (ClientHttpResponse response = request.execute()) {
            return observed(response, caseId, call.path("settle").asDouble());
        }
    }

    private static void addHeaders(JsonNode call, HttpHeaders headers) {
        call.path("headers").properties().forEach(it -> {
            if (it.getValue().isArray()) {
                it.getValue().forEach(value -> headers.add(it.getKey(), value.asText()));
            } else {
                headers.add(it.getKey(), it.getValue().asText());
            }
        });
        if (call.has("port")) {
            headers.set(HttpHeaders.HOST, call.path("to").asText());
        }
    }

    private static byte[] body(JsonNode call) {
        return call.has("body_size")
                ? "x".repeat(call.path("body_size").asInt()).getBytes(StandardCharsets.ISO_8859_1)
                : call.path("body").asText().getBytes(StandardCharsets.UTF_8);
    }

    private Observed observed(ClientHttpResponse response, String caseId, double settle)
            throws IOException, InterruptedException {
        int status = response.getStatusCode().value();
        List<Field> headers = new ArrayList<>();
        response.getHeaders()
                .forEach((name, values) ->
                        values.forEach(value -> headers.add(new Field(name.toLowerCase(Locale.ROOT), value))));
        String body = read(response);
        Thread.sleep(Math.round(settle * 1000));
        return new Observed(
                status,
                headers,
                body,
                journal.of(caseId),
                mesh.finished().take().map(this::log));
    }

    // A body that breaks off is read as far as it goes.
    private static String read(ClientHttpResponse response) {
        StringBuilder body = new StringBuilder();
        try {
            byte[] part = new byte[8192];
            int size;
            while ((size = response.getBody().read(part)) >= 0) {
                body.append(new String(part, 0, size, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return body.toString();
        }
        return body.toString();
    }

    private Observed.Log log(OutboundCall call) {
        String flags = call.flags().stream().map(Enum::name).collect(Collectors.joining(","));
        return new Observed.Log(
                flags.isEmpty() ? "-" : flags,
                call.details(),
                mesh.knowsCluster(call.cluster()) ? call.cluster() : "",
                call.routeName(),
                call.attempts());
    }
}
