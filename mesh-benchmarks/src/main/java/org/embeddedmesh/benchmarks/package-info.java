/** What a decision and a call cost. */
@NullMarked
package org.embeddedmesh.benchmarks;

import org.jspecify.annotations.NullMarked;
