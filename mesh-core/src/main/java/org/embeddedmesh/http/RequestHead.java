package org.embeddedmesh.http;

import java.util.List;
import java.util.Locale;

/** The head of a request as the caller wrote it, before any rule has touched it. */
public interface RequestHead {

    /** The method, upper case. */
    String method();

    /** {@code http} or {@code https}. */
    String scheme();

    /** Host and, if the caller wrote one, port: Envoy's {@code :authority}. */
    String authority();

    /** The port that the call goes to: the one written, else the scheme's. */
    int port();

    /** Path and query as sent, beginning with a slash: Envoy's {@code :path}. Empty: there is none, as in a CONNECT. */
    String path();

    /** What a sidecar takes for the scheme: it believes the caller's {@code x-forwarded-proto}, where that is one. */
    default String forwardedScheme() {
        List<String> forwarded = headers().values("x-forwarded-proto");
        String scheme = forwarded.isEmpty() ? "" : forwarded.get(0).toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https") ? scheme : scheme();
    }

    /** The header fields, without {@code Host}. */
    Headers headers();

    /** The first value of a field, among them the parts of the first line by their names in HTTP/2; empty if there is none. */
    default String field(String name) {
        return switch (name) {
            case ":method" -> method();
            case ":authority", "host" -> authority();
            case ":path" -> path();
            case ":scheme" -> forwardedScheme();
            default -> {
                List<String> values = headers().values(name);
                yield values.isEmpty() ? "" : values.get(0);
            }
        };
    }
}
