package org.embeddedmesh.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Hands TCP connections on to a port of loopback, and cuts them when it is told to. */
final class Relay implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private Relay(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    static Relay to(int target) {
        try {
            Relay relay = new Relay(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
            daemon(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Resets connections, each of which is asked about. */
    Outage cut(String what, BooleanSupplier chosen) {
        long from = System.currentTimeMillis();
        List<Link> cut = links.stream().filter(it -> chosen.getAsBoolean()).toList();
        cut.forEach(Link::reset);
        long until = System.currentTimeMillis();
        return new Outage("cut of connections to " + what, port(), from, until, cut.size());
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::reset);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                handOn(listening.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void handOn(Socket client) throws IOException {
        try {
            Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target), new AtomicInteger(2));
            links.add(link);
            daemon(() -> pump(link, link.client, link.server));
            daemon(() -> pump(link, link.server, link.client));
        } catch (IOException unreachable) {
            client.setSoLinger(true, 0);
            client.close();
        }
    }

    private void pump(Link link, Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException cut) {
            link.reset();
        }
        if (link.directions.decrementAndGet() == 0) {
            link.reset();
            links.remove(link);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private record Link(Socket client, Socket server, AtomicInteger directions) {

        void reset() {
            reset(client);
            reset(server);
        }

        private static void reset(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException closed) {
                // it is what was wanted
            }
        }
    }
}
