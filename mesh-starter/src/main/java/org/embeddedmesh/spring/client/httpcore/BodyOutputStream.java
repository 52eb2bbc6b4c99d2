package org.embeddedmesh.spring.client.httpcore;

import java.io.IOException;
import java.io.OutputStream;

/** Where a body is written to; remembers whether it broke, and how much it took. */
final class BodyOutputStream extends OutputStream {

    private final OutputStream out;
    private long written;
    private boolean broken;

    BodyOutputStream(OutputStream out) {
        this.out = out;
    }

    boolean isBroken() {
        return broken;
    }

    /** @param length negative: any */
    void requireLength(long length) throws IOException {
        if (length >= 0 && written != length) {
            throw new IOException("the body has " + written + " bytes and not " + length + ", its Content-Length");
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
            written += length;
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }
}
