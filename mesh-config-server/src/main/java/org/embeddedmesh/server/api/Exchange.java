package org.embeddedmesh.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;

/** One request and its answer: bytes in, bytes out. For every endpoint that speaks as the API does. */
public record Exchange(HttpServletRequest request, HttpServletResponse response) {

    static final String JSON = "application/json";

    String method() {
        return request.getMethod();
    }

    /** The path's segments, decoded, without empty ones at the end. */
    List<String> path() {
        try {
            return Arrays.stream(request.getRequestURI().substring(1).split("/"))
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new StatusException(Status.of(Reason.BAD_REQUEST, "the path cannot be decoded"), e);
        }
    }

    /** Empty when absent. */
    String query(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    boolean flag(String name) {
        return List.of("true", "1").contains(query(name));
    }

    Accept accept() {
        return Accept.of(request.getHeader("Accept"));
    }

    /** @throws StatusException 405 unless it is this method */
    public void requireMethod(String method) {
        if (!method().equals(method)) {
            throw methodNotAllowed();
        }
    }

    StatusException methodNotAllowed() {
        return new StatusException(Status.of(
                Reason.METHOD_NOT_ALLOWED, "the server does not allow this method on the requested resource"));
    }

    static StatusException noSuchPath() {
        return new StatusException(Status.of(Reason.NOT_FOUND, "the server could not find the requested resource"));
    }

    void warn(String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ");
        response.addHeader("Warning", "299 - \"" + quoted + '"');
    }

    /** Answers with JSON. */
    public void answer(int code, ObjectNode json) throws IOException {
        answer(code, JSON, json.toString());
    }

    void answer(int code, String contentType, String text) throws IOException {
        answer(code, contentType, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void answer(int code, String contentType, byte[] bytes) throws IOException {
        response.setStatus(code);
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Answers with a refusal, unless an answer has begun. */
    public void answer(Status status) throws IOException {
        if (!response.isCommitted()) {
            response.resetBuffer();
            answer(status.reason().code(), status.toJson());
        }
    }
}
