package org.embeddedmesh.spring.client.httpcore;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.embeddedmesh.spring.client.Deadline;

/** One connection to an endpoint. Used by one thread at a time. */
final class Connection extends DefaultBHttpClientConnection {

    private final SocketChannel channel;
    private final TimedInputStream in;
    private final EndpointPool pool;
    private final KeepAlive keepAlive = new KeepAlive();
    private int requests;
    private long usableUntil;

    private Connection(SocketChannel channel, EndpointPool pool) throws IOException {
        super(null);
        this.channel = channel;
        this.pool = pool;
        Socket socket = channel.socket();
        this.in = new TimedInputStream(socket);
        bind(new TimedSocket(socket, in));
    }

    /** @param timeout in milliseconds; 0: no limit */
    static Connection open(PoolKey to, EndpointPool pool, int timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(to.address(), to.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException(to.address());
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket().connect(address, timeout);
            return new Connection(channel, pool);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Until when the next reads wait, and how long each of them. */
    void limitReads(Deadline deadline, Duration eachRead) {
        in.limit(deadline, eachRead);
    }

    /** Whether the endpoint has said that nothing more comes. */
    boolean hasEnded() {
        return in.hasEnded();
    }

    long bytesReceived() {
        return getEndpointDetails().getReceivedBytesCount();
    }

    long bytesSent() {
        return getEndpointDetails().getSentBytesCount();
    }

    /** Counts a request that begins. */
    int begin() {
        return ++requests;
    }

    boolean isUsed() {
        return requests > 1;
    }

    KeepAlive keepAlive() {
        return keepAlive;
    }

    /** Back to its pool, for a while. */
    void keepFor(Duration time) {
        usableUntil = System.nanoTime() + time.toNanos();
        pool.add(this);
    }

    void discard() {
        close(CloseMode.IMMEDIATE);
    }

    /** Whether nothing came while it was idle: neither its end nor an answer that nobody asked for. */
    boolean isFresh() {
        return isOpen() && usableUntil - System.nanoTime() > 0 && nothingToRead();
    }

    private boolean nothingToRead() {
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class TimedSocket extends SocketHolder {

        private final TimedInputStream in;

        TimedSocket(Socket socket, TimedInputStream in) {
            super(socket);
            this.in = in;
        }

        @Override
        protected TimedInputStream getInputStream(Socket socket) {
            return in;
        }
    }
}
