package org.embeddedmesh.spring.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.FastByteArrayOutputStream;

/** A request to a destination that the mesh has a say in. */
final class MeshClientHttpRequest extends AbstractClientHttpRequest implements StreamingHttpOutputMessage {

    private final URI uri;
    private final HttpMethod method;
    private final MeshCalls calls;
    private final CallerTimeouts timeouts;
    private final ClientHttpRequestFactory ownWay;
    private @Nullable Body streamed;
    private @Nullable FastByteArrayOutputStream buffered;

    MeshClientHttpRequest(
            URI uri, HttpMethod method, MeshCalls calls, CallerTimeouts timeouts, ClientHttpRequestFactory ownWay) {
        this.uri = uri;
        this.method = method;
        this.calls = calls;
        this.timeouts = timeouts;
        this.ownWay = ownWay;
    }

    @Override
    public HttpMethod getMethod() {
        return method;
    }

    @Override
    public URI getURI() {
        return uri;
    }

    @Override
    public void setBody(Body body) {
        assertNotExecuted();
        if (buffered != null) {
            throw new IllegalStateException("Invoke either getBody or setBody; not both");
        }
        streamed = body;
    }

    @Override
    protected OutputStream getBodyInternal(HttpHeaders headers) {
        if (streamed != null) {
            throw new IllegalStateException("Invoke either getBody or setBody; not both");
        }
        if (buffered == null) {
            buffered = new FastByteArrayOutputStream(1024);
        }
        return buffered;
    }

    @Override
    protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
        HeaderFields fields = HeaderFields.from(headers);
        RequestBody body = body(headers);
        OutgoingRequest request = new OutgoingRequest(SpringRequestHead.of(method.name(), uri, fields), fields, body);
        Optional<ClientHttpResponse> response = calls.perform(request, timeouts);
        return response.isPresent() ? response.get() : goOwnWay(headers, body);
    }

    private RequestBody body(HttpHeaders headers) throws IOException {
        if (streamed != null) {
            return StreamedBody.of(streamed, headers.getContentLength());
        }
        return buffered == null ? RequestBody.NONE : new BufferedBody(buffered.toByteArray());
    }

    private ClientHttpResponse goOwnWay(HttpHeaders headers, RequestBody body) throws IOException {
        ClientHttpRequest request = ownWay.createRequest(uri, method);
        headers.forEach(
                (name, values) -> values.forEach(value -> request.getHeaders().add(name, value)));
        request.getAttributes().putAll(getAttributes());
        if (body != RequestBody.NONE) {
            hand(body, request);
        }
        return request.execute();
    }

    private static void hand(RequestBody body, ClientHttpRequest request) throws IOException {
        if (request instanceof StreamingHttpOutputMessage streaming) {
            streaming.setBody(new Body() {
                @Override
                public void writeTo(OutputStream out) throws IOException {
                    body.writeTo(out);
                }

                @Override
                public boolean repeatable() {
                    return body.isReplayable();
                }
            });
        } else {
            body.writeTo(request.getBody());
        }
    }
}
