package org.embeddedmesh.conformance.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/** The application's own HTTP client, in a world where every address leads to one server; the authority is kept. */
final class OwnWay implements ClientHttpRequestFactory, AutoCloseable {

    private final CloseableHttpClient client;
    private final ClientHttpRequestFactory requests;

    OwnWay(InetSocketAddress everywhere) {
        HttpHost server = new HttpHost("http", everywhere.getAddress(), everywhere.getPort());
        client = HttpClients.custom()
                .setRoutePlanner((target, context) -> new HttpRoute(server))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent()
                .build();
        requests = new HttpComponentsClientHttpRequestFactory(client);
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        return requests.createRequest(uri, method);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
