/** Istio to xDS: pure functions of a world and the scope of a client. */
@NullMarked
package org.embeddedmesh.istio.translate;

import org.jspecify.annotations.NullMarked;
