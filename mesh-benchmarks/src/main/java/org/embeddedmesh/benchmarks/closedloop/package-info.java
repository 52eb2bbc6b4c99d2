/** What a call costs: the same call by several ways, interleaved in one run. */
@NullMarked
package org.embeddedmesh.benchmarks.closedloop;

import org.jspecify.annotations.NullMarked;
