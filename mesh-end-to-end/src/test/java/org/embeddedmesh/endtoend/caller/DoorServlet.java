package org.embeddedmesh.endtoend.caller;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.StreamUtils;
import org.springframework.web.client.RestClient;

/** Hands requests without a body on to a service, as an edge service does: {@code /door/service:port/path}. */
final class DoorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> OF_THE_CONNECTION = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        Collections.addAll(
                OF_THE_CONNECTION,
                HttpHeaders.HOST,
                HttpHeaders.CONNECTION,
                "Keep-Alive",
                HttpHeaders.CONTENT_LENGTH,
                HttpHeaders.TRANSFER_ENCODING);
    }

    private final transient RestClient client;

    DoorServlet(RestClient client) {
        this.client = client;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        client.method(HttpMethod.valueOf(request.getMethod()))
                .uri("http:/" + request.getPathInfo())
                .headers(it -> copy(request, it))
                .exchange((sent, answer) -> {
                    copy(answer, response);
                    return response;
                });
    }

    private static void copy(HttpServletRequest request, HttpHeaders headers) {
        Collections.list(request.getHeaderNames()).stream()
                .filter(it -> !OF_THE_CONNECTION.contains(it))
                .forEach(it -> headers.addAll(it, Collections.list(request.getHeaders(it))));
    }

    private static void copy(ClientHttpResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                values.forEach(value -> response.addHeader(name, value));
            }
        });
        StreamUtils.copy(answer.getBody(), response.getOutputStream());
    }
}
