package org.embeddedmesh.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * What the control plane said of a destination.
 *
 * @param listener null: it has none
 * @param mark of calls to it, the same in all snapshots
 */
record KnownDestination(@Nullable OutboundListener listener, UseMark mark) {}
