package org.embeddedmesh.server.app;

/** The xDS port cannot be opened, so that the server cannot start. */
final class XdsAddressException extends RuntimeException {

    private final String address;
    private final int port;

    XdsAddressException(String address, int port, Throwable cause) {
        super("xDS cannot listen on " + address + ":" + port, cause);
        this.address = address;
        this.port = port;
    }

    String address() {
        return address;
    }

    int port() {
        return port;
    }
}
