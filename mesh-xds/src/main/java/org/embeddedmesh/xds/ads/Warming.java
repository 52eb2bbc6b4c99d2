package org.embeddedmesh.xds.ads;

import java.time.Duration;

/**
 * Waiting for what is named and has not come.
 *
 * @param timeout how long a table waits for its clusters
 * @param settle runs when something has waited long enough, or has come by itself
 */
record Warming(MeshLoop loop, Duration timeout, Runnable settle) {}
