package org.embeddedmesh.xds.ads;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells coming and going once each, not once per attempt, also where connections come and go in a row. Used on the loop. */
final class ConnectionLog {

    private static final Logger log = LoggerFactory.getLogger(ConnectionLog.class);

    private final String server;
    private boolean absenceSaid;
    private boolean joinedSaid;
    private boolean saidSomething;
    private boolean mute;

    ConnectionLog(String server) {
        this.server = server;
    }

    /** There is something to go on with while the control plane is away. */
    void restored() {
        saidSomething = true;
    }

    void joined() {
        if (!joinedSaid && !mute) {
            // A join without trouble is the door's to tell, which knows as what it joined.
            log.atLevel(absenceSaid ? Level.INFO : Level.DEBUG).log("mesh: joined control plane {}", server);
            joinedSaid = true;
            saidSomething = true;
            absenceSaid = false;
        }
    }

    /** The connection has lasted for a while. */
    void steady() {
        mute = false;
        joined();
    }

    /** There was no connection to lose. */
    void unreachable(String reason) {
        if (!absenceSaid) {
            absenceSaid = true;
            log.warn(
                    "mesh: control plane {} is not reachable ({}); {} until it is",
                    server,
                    reason,
                    saidSomething ? "what it said last stays in use" : "calls go the application's own way");
        }
    }

    void rotated() {
        joinedSaid = false;
        log.debug("mesh: control plane {} closed the connection; connecting again", server);
    }

    /** @param steady whether it had lasted for a while; if not, more of the same is not worth a word */
    void lost(String reason, boolean steady) {
        joinedSaid = false;
        if (!mute) {
            absenceSaid = true;
            log.warn(
                    "mesh: lost control plane {} ({}); what it said last stays in use, connecting again",
                    server,
                    reason);
        }
        mute = !steady;
    }
}
