/** What one decision of the engine costs, without its IO. */
@NullMarked
package org.embeddedmesh.benchmarks.decision;

import org.jspecify.annotations.NullMarked;
