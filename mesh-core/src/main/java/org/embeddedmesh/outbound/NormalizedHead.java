package org.embeddedmesh.outbound;

import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.RequestHead;

/** A request whose path is another one than the caller wrote. */
record NormalizedHead(RequestHead original, String path) implements RequestHead {

    @Override
    public String method() {
        return original.method();
    }

    @Override
    public String scheme() {
        return original.scheme();
    }

    @Override
    public String authority() {
        return original.authority();
    }

    @Override
    public int port() {
        return original.port();
    }

    @Override
    public Headers headers() {
        return original.headers();
    }
}
