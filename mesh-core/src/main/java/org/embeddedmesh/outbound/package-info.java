/** A call leaving: route, split, faults, CORS, pick, attempt, retry, in this order. */
@NullMarked
package org.embeddedmesh.outbound;

import org.jspecify.annotations.NullMarked;
