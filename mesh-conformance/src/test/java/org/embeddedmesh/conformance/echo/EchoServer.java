package org.embeddedmesh.conformance.echo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** One echo server on raw sockets, since no HTTP library can answer with a reset or with garbage. */
final class EchoServer implements AutoCloseable {

    private final String name;
    private final String version;
    private final Journal journal;
    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    EchoServer(String name, InetSocketAddress address, Journal journal) {
        this.name = name;
        this.version = name.substring(name.lastIndexOf('-') + 1);
        this.journal = journal;
        try {
            this.listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(address, 256);
        } catch (IOException e) {
            throw new UncheckedIOException("echo server " + name + " on " + address, e);
        }
        run("accept " + name, this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                run(name + " " + connection.getPort(), () -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            int served = 0;
            while (answer(in, connection, ++served)) {
                connection.getOutputStream().flush();
            }
        } catch (IOException | RuntimeException e) {
            // The other side may leave at any time: that is what some of the cases are about.
        } finally {
            connections.remove(connection);
        }
    }

    private boolean answer(InputStream in, Socket connection, int served) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return false;
        }
        List<Field> fields = fields(in);
        skipBody(in, fields);
        String[] parts = start.split(" ", 3);
        String caseId = Received.first(fields, "x-case-id");
        int attempt = journal.record(new Received(caseId, name, parts[0], parts[1], fields));
        return act(Action.of(Received.first(fields, "x-do"), attempt, version), connection, parts[0], served);
    }

    private boolean act(Action action, Socket connection, String method, int served) throws IOException {
        if (action.delayMillis() > 0) {
            LockSupport.parkNanos(action.delayMillis() * 1_000_000);
        }
        OutputStream out = connection.getOutputStream();
        switch (action.kind()) {
            case RESET -> connection.setSoLinger(true, 0);
            case CLOSE -> connection.shutdownOutput();
            case GARBAGE -> out.write("this is no HTTP\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            case PARTIAL -> {
                out.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                LockSupport.parkNanos(20_000_000);
                connection.setSoLinger(true, 0);
            }
            case ANSWER, COUNT -> {
                out.write(response(action, method, served));
                return true;
            }
        }
        return false;
    }

    private byte[] response(Action action, String method, int served) {
        String body = action.status() == 204 || action.status() == 304 ? "" : identity();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + action.status() + " .\r\nx-upstream: " + name + "\r\n");
        if (action.kind() == Action.Kind.COUNT) {
            head.append("x-served: ").append(served).append("\r\n");
        }
        action.fields()
                .forEach(it ->
                        head.append(it.name()).append(": ").append(it.value()).append("\r\n"));
        head.append("content-length: ").append(body.length()).append("\r\n\r\n");
        return (method.equals("HEAD") ? head.toString() : head + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String identity() {
        String service = name.substring(0, name.length() - version.length() - 1);
        return "{\"service\": \"" + service + "\", \"version\": \"" + version + "\"}";
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next;
        while ((next = in.read()) >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static List<Field> fields(InputStream in) throws IOException {
        List<Field> fields = new ArrayList<>();
        String line;
        while (!(line = line(in)).isEmpty()) {
            int colon = line.indexOf(':');
            fields.add(new Field(
                    line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    line.substring(colon + 1).trim()));
        }
        return fields;
    }

    private static void skipBody(InputStream in, List<Field> fields) throws IOException {
        if (Received.first(fields, "transfer-encoding").contains("chunked")) {
            int size;
            while ((size = Integer.parseInt(line(in).split(";")[0].trim(), 16)) > 0) {
                in.skipNBytes(size);
                line(in);
            }
            fields(in);
            return;
        }
        String length = Received.first(fields, "content-length");
        if (!length.isEmpty()) {
            in.skipNBytes(Long.parseLong(length));
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
