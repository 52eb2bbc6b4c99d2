/** The processes that a benchmark runs against: config server, services, Envoys. All on loopback. */
@NullMarked
package org.embeddedmesh.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
