package org.embeddedmesh.istio.resource;

import java.util.Locale;
import java.util.Set;

/** Istio's words for what is spoken on a port, in whatever case. */
final class Protocols {

    private static final Set<String> TCP = Set.of("TCP", "UDP", "MONGO", "REDIS", "MYSQL");
    private static final Set<String> HTTP = Set.of("HTTP", "HTTP_PROXY", "HTTP2", "GRPC", "GRPC-WEB");
    private static final Set<String> TLS = Set.of("HTTPS", "TLS");

    private Protocols() {}

    /** Nothing is known, too. */
    static boolean isKnown(String protocol) {
        return protocol.isEmpty() || TCP.contains(upper(protocol)) || isHttp(protocol) || isTls(protocol);
    }

    static boolean isHttp(String protocol) {
        return HTTP.contains(upper(protocol));
    }

    static boolean isTls(String protocol) {
        return TLS.contains(upper(protocol));
    }

    private static String upper(String protocol) {
        return protocol.toUpperCase(Locale.ROOT);
    }
}
