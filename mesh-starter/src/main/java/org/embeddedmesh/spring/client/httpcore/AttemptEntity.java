package org.embeddedmesh.spring.client.httpcore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.embeddedmesh.spring.client.RequestBody;

/** A request's body on its way; tells failures of the body from those of the connection. */
final class AttemptEntity extends AbstractHttpEntity {

    private final RequestBody body;
    private final Connection connection;
    private boolean begun;

    AttemptEntity(RequestBody body, Connection connection) {
        super((String) null, null, body.length() < 0);
        this.body = body;
        this.connection = connection;
    }

    /** Whether something was taken of a body that cannot be had again. */
    boolean isSpent() {
        return begun && !body.isReplayable();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        begun = true;
        BodyOutputStream watched = new BodyOutputStream(out);
        try {
            body.writeTo(watched);
            watched.requireLength(body.length());
        } catch (IOException | RuntimeException e) {
            if (watched.isBroken()) {
                throw e;
            }
            // Closing the stream, as happens next, would end a chunked body as if it were whole.
            connection.discard();
            throw new BodyException(e);
        }
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isStreaming() {
        return !body.isReplayable();
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
