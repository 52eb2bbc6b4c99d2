package org.embeddedmesh.istio.world;

import java.util.Locale;

/** What is spoken on a service's port. */
public enum Protocol {
    HTTP,
    HTTP2,
    GRPC,
    HTTPS,
    TLS,
    TCP;

    /** Reads Istio's word; what is not said counts as HTTP, what is not known as TCP. */
    public static Protocol of(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "", "HTTP", "HTTP_PROXY" -> HTTP;
            case "HTTP2" -> HTTP2;
            case "GRPC", "GRPC-WEB" -> GRPC;
            case "HTTPS" -> HTTPS;
            case "TLS" -> TLS;
            default -> TCP;
        };
    }

    /** Whether connections begin with TLS, which names the server. */
    public boolean isTls() {
        return this == HTTPS || this == TLS;
    }

    /** Whether requests can be routed one by one. */
    public boolean isHttp() {
        return this == HTTP || this == HTTP2 || this == GRPC;
    }
}
