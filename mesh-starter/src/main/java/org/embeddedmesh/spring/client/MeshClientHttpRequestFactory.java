package org.embeddedmesh.spring.client;

import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.AbstractClientHttpRequestFactoryWrapper;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * Requests to destinations of the mesh leave through it; all others are made by the application's own factory. Below all
 * interceptors and observations.
 */
public final class MeshClientHttpRequestFactory implements ClientHttpRequestFactory {

    private final ClientHttpRequestFactory ownWay;
    private final MeshCalls calls;
    private final CallerTimeouts timeouts;

    public MeshClientHttpRequestFactory(ClientHttpRequestFactory ownWay, MeshCalls calls, CallerTimeouts timeouts) {
        this.ownWay = ownWay;
        this.calls = calls;
        this.timeouts = timeouts;
    }

    /** Whether a factory leads to the mesh, at whatever depth. */
    static boolean isBelow(ClientHttpRequestFactory factory) {
        ClientHttpRequestFactory below = factory;
        while (below instanceof AbstractClientHttpRequestFactoryWrapper wrapper) {
            below = wrapper.getDelegate();
        }
        return below instanceof MeshClientHttpRequestFactory;
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        return calls.concern(uri)
                ? new MeshClientHttpRequest(uri, method, calls, timeouts, ownWay)
                : ownWay.createRequest(uri, method);
    }
}
