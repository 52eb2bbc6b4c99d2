package org.embeddedmesh.spring.client;

import java.net.URI;
import java.util.List;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.RequestHead;

/** The head of a request that Spring built. */
public record SpringRequestHead(String method, String authority, int port, String path, Headers headers)
        implements RequestHead {

    static final String SCHEME = "http";
    private static final int DEFAULT_PORT = 80;

    /** Takes {@code Host} out of the headers: as for Envoy, it is the authority where the application set it. */
    public static SpringRequestHead of(String method, URI uri, HeaderFields headers) {
        List<String> host = headers.values("Host");
        headers.remove("Host");
        return new SpringRequestHead(
                method, host.isEmpty() ? authority(uri) : host.get(0), port(uri), path(uri), headers);
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    static String authority(URI uri) {
        String written = uri.getRawAuthority();
        return uri.getRawUserInfo() == null ? written : written.substring(written.indexOf('@') + 1);
    }

    static int port(URI uri) {
        return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    }

    public static String path(URI uri) {
        String path = ascii(uri).getRawPath();
        String query = ascii(uri).getRawQuery();
        String absolute = path == null || path.isEmpty() ? "/" : path;
        return query == null ? absolute : absolute + "?" + query;
    }

    private static URI ascii(URI uri) {
        String written = uri.toString();
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) > 0x7f) {
                return URI.create(uri.toASCIIString());
            }
        }
        return uri;
    }
}
