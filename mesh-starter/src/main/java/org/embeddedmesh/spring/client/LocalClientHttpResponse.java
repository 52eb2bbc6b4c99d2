package org.embeddedmesh.spring.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.embeddedmesh.outbound.LocalReply;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that the mesh gives itself; to the application an ordinary response. */
record LocalClientHttpResponse(HttpStatusCode getStatusCode, HttpHeaders getHeaders, InputStream getBody)
        implements ClientHttpResponse {

    static LocalClientHttpResponse of(LocalReply reply) {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        HeaderFields fields = HeaderFields.empty();
        if (body.length > 0) {
            fields.set(HttpHeaders.CONTENT_TYPE, "text/plain");
        }
        fields.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        reply.responseHeaders().applyTo(fields);
        HttpHeaders headers = new HttpHeaders();
        fields.forEach(headers::add);
        return new LocalClientHttpResponse(
                HttpStatusCode.valueOf(reply.status()), headers, new ByteArrayInputStream(body));
    }

    @Override
    public String getStatusText() {
        HttpStatus known = HttpStatus.resolve(getStatusCode.value());
        return known == null ? "" : known.getReasonPhrase();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
