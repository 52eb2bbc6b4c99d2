package org.embeddedmesh.spring.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Bodies in memory for copies of calls: each of at most a mebibyte, as with Envoy's buffer limit, and all of them bounded. */
final class MirrorBodies {

    static final int LARGEST = BufferedBody.REPLAY_LIMIT;
    private static final long ALL = 16L * LARGEST;

    private final AtomicLong held = new AtomicLong();

    /** A body that another thread may send, to be given back; empty: it cannot be repeated, or is too large. */
    Optional<BufferedBody> take(RequestBody body) {
        Optional<BufferedBody> buffered = buffered(body);
        if (buffered.isPresent() && held.addAndGet(buffered.get().length()) > ALL) {
            giveBack(buffered.get());
            return Optional.empty();
        }
        return buffered;
    }

    void giveBack(BufferedBody body) {
        held.addAndGet(-body.length());
    }

    private static Optional<BufferedBody> buffered(RequestBody body) {
        if (!body.isReplayable() || body.length() > LARGEST) {
            return Optional.empty();
        }
        return body instanceof BufferedBody inMemory ? Optional.of(inMemory) : written(body);
    }

    /** What the application writes as it is sent is written once more, on its own thread, as long as it is small. */
    private static Optional<BufferedBody> written(RequestBody body) {
        BoundedBytes bytes = new BoundedBytes();
        try {
            body.writeTo(bytes);
            return Optional.of(new BufferedBody(bytes.toByteArray()));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static final class BoundedBytes extends ByteArrayOutputStream {

        @Override
        public synchronized void write(int b) {
            require(1);
            super.write(b);
        }

        @Override
        public synchronized void write(byte[] b, int off, int len) {
            require(len);
            super.write(b, off, len);
        }

        private void require(int more) {
            if (count + more > LARGEST) {
                throw new IllegalStateException("too large to be mirrored");
            }
        }
    }
}
