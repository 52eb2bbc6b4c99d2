package org.embeddedmesh.xds.ads;

import java.time.Instant;

/**
 * How the connection stands.
 *
 * @param since when the phase began
 * @param lastError why there is or was no connection, or empty
 */
public record ConnectionState(Phase phase, Instant since, String lastError) {

    public enum Phase {
        CONNECTING,
        CONNECTED,
        DISCONNECTED
    }

    ConnectionState connected(Instant now) {
        return new ConnectionState(Phase.CONNECTED, now, lastError);
    }

    ConnectionState disconnected(Instant now, String error) {
        return new ConnectionState(Phase.DISCONNECTED, phase == Phase.DISCONNECTED ? since : now, error);
    }
}
