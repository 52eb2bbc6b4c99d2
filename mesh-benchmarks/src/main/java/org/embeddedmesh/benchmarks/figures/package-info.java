/** The arithmetic of what was measured, and its tables. */
@NullMarked
package org.embeddedmesh.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
