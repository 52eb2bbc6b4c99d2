package org.embeddedmesh.spring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does to each connection what a script says; for what no HTTP server would do. */
public final class ScriptedServer implements AutoCloseable {

    /** What happens to one connection. */
    @FunctionalInterface
    public interface Script {
        void play(Connection connection) throws IOException;
    }

    private final ServerSocket listening;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();

    private ScriptedServer(Script script) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> accept(script), "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    public static ScriptedServer playing(Script script) {
        try {
            return new ScriptedServer(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Those accepted so far. */
    public List<Connection> connections() {
        return connections;
    }

    /** Heads of requests read so far. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Connection connection : connections) {
            connection.socket.close();
        }
    }

    private void accept(Script script) {
        while (!listening.isClosed()) {
            try {
                Connection connection = new Connection(listening.accept(), requests);
                connections.add(connection);
                Thread thread = new Thread(() -> play(script, connection), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void play(Script script, Connection connection) {
        try {
            script.play(connection);
        } catch (IOException e) {
            // the client went away
        }
    }

    /** One connection, as its script uses it. */
    public static final class Connection {

        private final Socket socket;
        private final BufferedReader in;
        private final AtomicInteger requests;

        Connection(Socket socket, AtomicInteger requests) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            this.requests = requests;
        }

        /** Reads the head of a request; false if the client closed instead. */
        public boolean readHead() throws IOException {
            String line = in.readLine();
            if (line == null) {
                return false;
            }
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            requests.incrementAndGet();
            return true;
        }

        public void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        public void answer(String body) throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }

        public void close() throws IOException {
            socket.close();
        }

        /** Whether this server has closed it. */
        public boolean isClosed() {
            return socket.isClosed();
        }

        /** Ends with a reset instead of an orderly close. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Whether the client has closed it. */
        public boolean isEndedByClient() {
            try {
                socket.setSoTimeout(50);
                return socket.getInputStream().read() < 0;
            } catch (java.net.SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        }
    }
}
