package org.embeddedmesh.xds;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A piece of network on loopback that fails when told to: bytes go to a port and back, or stay where they are, or end in a reset. */
public final class FaultyLink implements AutoCloseable {

    private static final int NO_LIMIT = -1;

    private final int target;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicLong bytesToTarget = new AtomicLong();
    private boolean frozen;
    private int leftToClient = NO_LIMIT;

    public FaultyLink(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("accept", this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What went through to the target. */
    public long bytesToTarget() {
        return bytesToTarget.get();
    }

    /** Connections stay, and new ones are accepted, but nothing moves. */
    public synchronized void freeze() {
        frozen = true;
    }

    public synchronized void thaw() {
        frozen = false;
        notifyAll();
    }

    /** Lets so many more bytes through to the client and then resets all connections, once. */
    public synchronized void resetAfter(int bytes) {
        leftToClient = bytes;
    }

    @Override
    public void close() {
        thaw();
        closeQuietly(server);
        sockets.forEach(FaultyLink::closeQuietly);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            sockets.add(client);
            run("connect", () -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        awaitThaw();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(upstream);
        run("back", () -> copy(upstream, client, true));
        copy(client, upstream, false);
    }

    private void copy(Socket from, Socket to, boolean toClient) throws IOException {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitThaw();
                int allowed = toClient ? allowed(read) : read;
                out.write(buffer, 0, allowed);
                out.flush();
                if (allowed < read) {
                    reset();
                }
                if (!toClient) {
                    bytesToTarget.addAndGet(read);
                }
            }
        }
    }

    private synchronized int allowed(int bytes) {
        if (leftToClient == NO_LIMIT || leftToClient >= bytes) {
            leftToClient = leftToClient == NO_LIMIT ? NO_LIMIT : leftToClient - bytes;
            return bytes;
        }
        int allowed = leftToClient;
        leftToClient = NO_LIMIT;
        return allowed;
    }

    /** Resets all connections. */
    public void reset() {
        for (Socket socket : sockets) {
            try {
                // Closing so sends a reset instead of a good end.
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // It is closed already.
            }
        }
    }

    private synchronized void awaitThaw() {
        try {
            while (frozen) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is closed in any case.
        }
    }

    private static void run(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // The connection has ended, as connections do.
                    }
                },
                "faulty-link-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private interface Task {
        void run() throws IOException;
    }
}
