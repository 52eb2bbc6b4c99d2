/** A call tried against rules before they are saved; the only room that sees the engine of the data plane. */
@NullMarked
package org.embeddedmesh.server.simulate;

import org.jspecify.annotations.NullMarked;
