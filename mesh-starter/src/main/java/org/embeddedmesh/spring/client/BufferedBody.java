package org.embeddedmesh.spring.client;

import java.io.IOException;
import java.io.OutputStream;

/** A body in memory. As with Envoy's buffer limit, one of more than 1 MiB is not sent twice. */
record BufferedBody(byte[] bytes) implements RequestBody {

    static final int REPLAY_LIMIT = 1 << 20;

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public boolean isReplayable() {
        return bytes.length <= REPLAY_LIMIT;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
