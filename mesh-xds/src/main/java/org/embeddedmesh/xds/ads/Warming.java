package org.embeddedmesh.xds.ads;

import java.time.Duration;

/**
 * Waiting for what is named and has not come.
 *
 * @param timeout how long a table waits for its clusters
 * @param onTimeout runs when something has waited long enough
 */
record Warming(MeshLoop loop, Duration timeout, Runnable onTimeout) {}
