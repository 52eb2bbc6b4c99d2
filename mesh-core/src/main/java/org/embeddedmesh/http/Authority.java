package org.embeddedmesh.http;

/**
 * Host and port of a destination. The host is lower case and without brackets or trailing dot.
 *
 * @param host name or address
 * @param port 1 to 65535
 */
public record Authority(String host, int port) {

    public Authority {
        if (host.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a host and port: '" + host + "':" + port);
        }
    }

    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
