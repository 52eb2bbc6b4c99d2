package org.embeddedmesh.spring.client.httpcore;

import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.embeddedmesh.outbound.Attempt;
import org.embeddedmesh.spring.client.HeaderFields;
import org.embeddedmesh.spring.client.OutgoingRequest;
import org.embeddedmesh.spring.client.RequestBody;

/** A request as an attempt wants it, in the words of HTTP/1.1. */
final class RequestMessage {

    private static final Set<String> ALWAYS_WITH_LENGTH = Set.of("POST", "PUT", "PATCH");

    private RequestMessage() {}

    static ClassicHttpRequest of(Attempt attempt, OutgoingRequest request, AttemptEntity entity) {
        HeaderFields fields = request.headers().copy();
        attempt.applyTo(fields);
        fields.remove(HttpHeaders.CONTENT_LENGTH);
        fields.remove(HttpHeaders.TRANSFER_ENCODING);
        String method = request.head().method();
        // Its constructor would take "//host/path" apart.
        BasicClassicHttpRequest message = new BasicClassicHttpRequest(method, "/");
        message.setPath(attempt.path());
        message.addHeader(new BasicHeader(HttpHeaders.HOST, attempt.authority()));
        fields.forEach((name, value) -> message.addHeader(new BasicHeader(name, value)));
        if (!fields.contains(HttpHeaders.CONNECTION)) {
            // Tomcat tells how long it keeps a connection only to clients that say this.
            message.addHeader(new BasicHeader(HttpHeaders.CONNECTION, "keep-alive"));
        }
        frame(message, request.body(), entity);
        return message;
    }

    private static void frame(BasicClassicHttpRequest message, RequestBody body, AttemptEntity entity) {
        if (body.length() < 0) {
            message.addHeader(new BasicHeader(HttpHeaders.TRANSFER_ENCODING, "chunked"));
        } else if (!body.isEmpty() || ALWAYS_WITH_LENGTH.contains(message.getMethod())) {
            message.addHeader(new BasicHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length())));
        }
        if (!body.isEmpty()) {
            message.setEntity(entity);
        }
    }
}
