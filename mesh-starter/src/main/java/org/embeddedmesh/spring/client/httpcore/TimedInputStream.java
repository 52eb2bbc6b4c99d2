package org.embeddedmesh.spring.client.httpcore;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import org.embeddedmesh.spring.client.Deadline;

/** What a socket receives, each read of it limited in time, and all reads together. */
final class TimedInputStream extends InputStream {

    private final Socket socket;
    private final InputStream in;
    private Deadline deadline = Deadline.NEVER;
    private int eachRead;
    private boolean ended;

    TimedInputStream(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** @param eachRead zero: no limit beside the deadline */
    void limit(Deadline deadline, Duration eachRead) {
        this.deadline = deadline;
        this.eachRead = (int) Math.min(eachRead.plusNanos(999_999).toMillis(), Integer.MAX_VALUE);
    }

    @Override
    public int read() throws IOException {
        prepare();
        return watched(in.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        prepare();
        return watched(in.read(bytes, offset, length));
    }

    /** Whether the other side has said that nothing more comes. */
    boolean hasEnded() {
        return ended;
    }

    private int watched(int read) {
        ended |= read < 0;
        return read;
    }

    private void prepare() throws IOException {
        int left = deadline.socketTimeout();
        socket.setSoTimeout(left == 0 || (eachRead > 0 && eachRead < left) ? eachRead : left);
    }
}
