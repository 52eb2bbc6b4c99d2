package org.embeddedmesh.spring.client;

import java.io.InputStream;
import org.embeddedmesh.route.HeaderChain;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An endpoint's response, with the rules' changes of its headers. */
final class MeshClientHttpResponse implements ClientHttpResponse {

    private final UpstreamResponse response;
    private final HeaderChain changes;
    private @Nullable HttpHeaders headers;

    MeshClientHttpResponse(UpstreamResponse response, HeaderChain changes) {
        this.response = response;
        this.changes = changes;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(response.status());
    }

    @Override
    public String getStatusText() {
        return response.reason();
    }

    @Override
    public HttpHeaders getHeaders() {
        if (headers == null) {
            HeaderFields fields = response.fields();
            changes.applyTo(fields);
            HttpHeaders all = new HttpHeaders();
            fields.forEach(all::add);
            headers = all;
        }
        return headers;
    }

    @Override
    public InputStream getBody() {
        return response.body();
    }

    @Override
    public void close() {
        response.close();
    }
}
