package org.embeddedmesh.spring.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.StreamingHttpOutputMessage;

/** A body that the application writes when it is sent. */
record StreamedBody(StreamingHttpOutputMessage.Body body, long length) implements RequestBody {

    /** Buffers what can be written only once, if it is known to be small, so that it can be sent again. */
    static RequestBody of(StreamingHttpOutputMessage.Body body, long length) throws IOException {
        if (body.repeatable() || length < 0 || length > BufferedBody.REPLAY_LIMIT) {
            return new StreamedBody(body, length);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) length);
        body.writeTo(bytes);
        return new BufferedBody(bytes.toByteArray());
    }

    @Override
    public boolean isReplayable() {
        return body.repeatable();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        body.writeTo(out);
    }
}
