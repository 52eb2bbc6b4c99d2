/** Faults injected on purpose: delays and aborts. */
@NullMarked
package org.embeddedmesh.fault;

import org.jspecify.annotations.NullMarked;
