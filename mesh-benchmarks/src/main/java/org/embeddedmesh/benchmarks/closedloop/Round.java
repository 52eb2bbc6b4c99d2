package org.embeddedmesh.benchmarks.closedloop;

import org.embeddedmesh.benchmarks.figures.Distribution;

/** What one way cost in one round. */
record Round(Distribution latency, Costs costs) {}
