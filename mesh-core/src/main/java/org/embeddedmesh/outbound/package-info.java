/** A call leaving: route, split, pick, attempt, retry, in this order. */
@NullMarked
package org.embeddedmesh.outbound;

import org.jspecify.annotations.NullMarked;
