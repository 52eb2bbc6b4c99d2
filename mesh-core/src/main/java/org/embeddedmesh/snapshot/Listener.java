package org.embeddedmesh.snapshot;

import org.embeddedmesh.http.Authority;

/** What the control plane says of a destination: how its requests are routed, or its connections. */
public sealed interface Listener permits OutboundListener, TcpListener {

    /** The host and port that a client asked for. */
    Authority destination();
}
