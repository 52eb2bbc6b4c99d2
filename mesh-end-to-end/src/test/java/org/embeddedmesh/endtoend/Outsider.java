package org.embeddedmesh.endtoend;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** An HTTP server that is no member of any mesh. */
final class Outsider implements AutoCloseable {

    static final String GREETING = "Hello from outside";

    private final HttpServer server;
    private final AtomicLong calls = new AtomicLong();

    private Outsider(HttpServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            byte[] body = GREETING.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    static Outsider start() {
        try {
            return new Outsider(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How often it was called. */
    long calls() {
        return calls.get();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
