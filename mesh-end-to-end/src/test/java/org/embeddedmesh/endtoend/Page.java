package org.embeddedmesh.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A page on a host of its own, whose script finds something out and posts it to {@code /result}. */
final class Page implements AutoCloseable {

    private final HttpServer server;
    private final CompletableFuture<String> result = new CompletableFuture<>();

    private Page(HttpServer server, String html) {
        this.server = server;
        server.createContext("/", exchange -> answer(exchange, html));
        server.createContext("/result", exchange -> {
            result.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, "");
        });
        server.start();
    }

    static Page serve(String html) {
        try {
            return new Page(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), html);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it is, by one of the names of loopback: each makes another origin. */
    URI origin(String host) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    /** What its script found out in a browser that shows it. */
    String shownAt(URI origin) throws ExecutionException, InterruptedException, TimeoutException {
        try (Browser browser = Browser.show(origin)) {
            return result.get(2, TimeUnit.MINUTES);
        }
    }

    private static void answer(HttpExchange exchange, String html) throws IOException {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
