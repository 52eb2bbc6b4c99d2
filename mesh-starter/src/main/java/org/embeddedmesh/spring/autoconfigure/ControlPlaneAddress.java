package org.embeddedmesh.spring.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Host and port of the control plane. */
record ControlPlaneAddress(String host, int port) {

    private static final String PROPERTY = "mesh.control-plane.address";
    private static final int DEFAULT_PORT = 15010;
    private static final Pattern FORM =
            Pattern.compile("(?:\\[(?<v6>[0-9a-fA-F:.%]+)]|(?<name>[A-Za-z0-9._-]+))(?::(?<port>\\d{1,5}))?");

    /** @throws InvalidMeshPropertyException if it is not host:port */
    static ControlPlaneAddress parse(String written) {
        Matcher matcher = FORM.matcher(written.strip());
        if (!matcher.matches()) {
            throw invalid(written, written.contains("://") ? "it takes no scheme" : "it is not host:port");
        }
        String port = matcher.group("port");
        int number = port == null ? DEFAULT_PORT : Integer.parseInt(port);
        if (number < 1 || number > 65535) {
            throw invalid(written, "there is no port " + port);
        }
        String v6 = matcher.group("v6");
        return new ControlPlaneAddress(v6 == null ? matcher.group("name") : v6, number);
    }

    private static InvalidMeshPropertyException invalid(String written, String reason) {
        return new InvalidMeshPropertyException(
                PROPERTY,
                written,
                reason,
                "Set '" + PROPERTY + "' to host:port of the config server's xDS port, for example 127.0.0.1:15010.");
    }
}
