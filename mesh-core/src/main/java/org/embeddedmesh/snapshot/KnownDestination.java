package org.embeddedmesh.snapshot;

import org.embeddedmesh.tcp.FilterChains;
import org.jspecify.annotations.Nullable;

/**
 * What the control plane said of a destination.
 *
 * @param listener of its requests; null: it has none
 * @param connections of its connections; null: it has none
 * @param mark of calls to it, the same in all snapshots
 */
record KnownDestination(
        @Nullable OutboundListener listener, @Nullable Connections connections, UseMark mark) {

    /** A listener with its chains made ready. */
    record Connections(TcpListener listener, FilterChains chains) {

        static Connections of(TcpListener listener) {
            return new Connections(listener, FilterChains.of(listener.chains()));
        }
    }
}
