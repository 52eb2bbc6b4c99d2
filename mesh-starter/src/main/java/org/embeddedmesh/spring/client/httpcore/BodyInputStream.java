package org.embeddedmesh.spring.client.httpcore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.embeddedmesh.outbound.BodyEnd;

/** A response's body that tells how it has ended: with its last byte, where its length is known. */
final class BodyInputStream extends FilterInputStream {

    private final ReceivedResponse response;
    private long left;

    /** @param length negative: not known */
    BodyInputStream(InputStream in, long length, ReceivedResponse response) {
        super(in);
        this.response = response;
        this.left = length < 0 ? Long.MAX_VALUE : length;
    }

    @Override
    public int read() throws IOException {
        try {
            int read = in.read();
            watch(Math.min(read, 1));
            return read;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = in.read(bytes, offset, length);
            watch(read);
            return read;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        response.close();
    }

    private IOException broken(IOException failure) {
        response.ended(failure instanceof SocketTimeoutException ? BodyEnd.TIMED_OUT : BodyEnd.BROKEN);
        return failure;
    }

    private void watch(int read) {
        left -= read;
        if (read < 0 || left <= 0) {
            response.ended(BodyEnd.WHOLE);
        }
    }
}
